import { Button, Flex } from 'antd'
import { PlacePicker } from './PlacePicker.tsx'

type Props = {
  region: number
  /** How one more place is asked for. */
  more: string
  id?: string
  value?: string[][]
  onChange?: (paths: string[][]) => void
}

/** Several addresses, each picked step by step; one that is emptied goes. */
export function PlacesPicker({ region, more, id, value = [], onChange }: Props) {
  const paths = value.length > 0 ? value : [[]]
  const change = (at: number, path: string[]) =>
    onChange?.(paths.map((one, i) => (i === at ? path : one)))
  return (
    <Flex vertical gap={8} align="start">
      {paths.map((path, at) => (
        <PlacePicker
          // oxlint-disable-next-line react/no-array-index-key -- a place in the list is what it is known by
          key={at}
          region={region}
          {...(at === 0 && id && { id })}
          value={path}
          onChange={path => change(at, path)}
        />
      ))}
      {paths.every(path => path.length > 0) && (
        <Button size="small" onClick={() => onChange?.([...paths, []])}>
          {more}
        </Button>
      )}
    </Flex>
  )
}
