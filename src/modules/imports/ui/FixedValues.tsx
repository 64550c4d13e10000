import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { type Field, inWords } from './dataset-file.ts'

type Props = {
  fields: Field[]
  fixed: Record<string, string>
  change: (fixed: Record<string, string>) => void
}

/** What holds for every row whose cell is empty: the estate of a dataset that is about one estate. */
export function FixedValues({ fields, fixed, change }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (fields.length === 0) return null
  return (
    <fieldset className="fixed">
      <legend>{t('imports.fixed')}</legend>
      {fields.some(({ id }) => id === 'informedOn') && (
        <p className="weak">{t('imports.informed')}</p>
      )}
      <div className="pair">
        {fields.map(({ id, name, choices }) => (
          <label key={id} className="stack">
            <span>{inWords(name, language)}</span>
            {choices ? (
              <Select
                allowClear
                value={fixed[id] || undefined}
                options={choices.map(value => ({ value, label: value }))}
                onChange={value => change({ ...fixed, [id]: value ?? '' })}
              />
            ) : (
              <Input
                maxLength={80}
                value={fixed[id] ?? ''}
                onChange={({ target }) => change({ ...fixed, [id]: target.value })}
              />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
