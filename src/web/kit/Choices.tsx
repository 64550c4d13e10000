import { useId } from 'react'

type Props = {
  legend: string
  options: readonly { value: string; name: string }[]
  value: string | null
  onChoose: (value: string) => void
  tiles?: boolean
  error?: string
}

/** One of a few, each large enough for a thumb; a radio group underneath, so arrow keys and readers know it. */
export function Choices({ legend, options, value, onChoose, tiles, error }: Props) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className={tiles ? 'tiles' : 'choices'}>
        {options.map(option => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            {option.name}
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
