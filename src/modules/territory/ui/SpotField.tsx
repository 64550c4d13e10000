import { useQuery } from '@tanstack/react-query'
import { Flex, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import type { Mark } from '../contract.ts'
import { SketchGround } from './SketchGround.tsx'

export type Spot = { x: number; y: number }
type Props = { region: number; value?: Spot | null; onChange?: (spot: Spot | null) => void }

/** Where something stands: pointed at on the sketch of the community, or in metres by keyboard. */
export function SpotField({ region, value = null, onChange }: Props) {
  const { t } = useTranslation()
  const { data: marks = [] } = useQuery(api.territory.sketch.queryOptions({ input: { region } }))
  const put = (spot: Spot) => onChange?.({ x: Math.round(spot.x), y: Math.round(spot.y) })
  const number = (axis: 'x' | 'y', label: string) => (
    <label className="stack">
      <span>{label}</span>
      <InputNumber
        precision={0}
        value={value?.[axis] ?? null}
        onChange={metres =>
          metres === null ? onChange?.(null) : put({ ...(value ?? { x: 0, y: 0 }), [axis]: metres })
        }
      />
    </label>
  )
  return (
    <Flex vertical gap={8}>
      <span className="weak">{t('desk.field.spotHint')}</span>
      {marks.length > 0 && (
        // The fields beneath say the same by keyboard; this part only scrolls and points.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="sketch" tabIndex={0} role="region" aria-label={t('overview.sketch')}>
          <SketchGround
            marks={value ? [...marks, hereAt(value)] : marks}
            draw={mark => (mark.id === HERE ? <span className="dot hue-1">+</span> : mark.name)}
            onPoint={put}
          />
        </div>
      )}
      <Flex gap={12} wrap>
        {number('x', t('desk.field.east'))}
        {number('y', t('desk.field.north'))}
      </Flex>
    </Flex>
  )
}

const HERE = 'here'
const hereAt = (spot: Spot): Mark => ({
  ...spot,
  id: HERE,
  kind: 'building',
  name: '',
  address: '',
  gridId: null,
  gridName: null,
})
