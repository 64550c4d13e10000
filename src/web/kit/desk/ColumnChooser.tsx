import { Button, Checkbox, Flex, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Layout, moved, NARROWEST, placed } from './layout.ts'

type Props = {
  titles: ReadonlyMap<string, string>
  layout: Layout
  arrange: (layout: Layout) => void
}

/** Which columns, in which order, how wide: each by keyboard. */
export function ColumnChooser({ titles, layout, arrange }: Props) {
  const { t } = useTranslation()
  const last = layout.columns.length - 1
  return (
    <ol className="chooser">
      {layout.columns.map(({ key, shown, width }, index) => {
        const name = titles.get(key) ?? key
        return (
          <li key={key}>
            <Checkbox
              checked={shown}
              onChange={({ target }) => arrange(placed(layout, key, { shown: target.checked }))}
            >
              {name}
            </Checkbox>
            <Flex gap={4} align="center">
              <InputNumber
                size="small"
                aria-label={t('table.width', { name })}
                min={NARROWEST}
                max={900}
                step={20}
                value={width}
                onChange={value => value && arrange(placed(layout, key, { width: value }))}
              />
              <Button
                size="small"
                aria-label={t('table.up', { name })}
                disabled={index === 0}
                onClick={() => arrange(moved(layout, key, -1))}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={t('table.down', { name })}
                disabled={index === last}
                onClick={() => arrange(moved(layout, key, 1))}
              >
                ↓
              </Button>
            </Flex>
          </li>
        )
      })}
    </ol>
  )
}
