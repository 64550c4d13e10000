import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '#modules/territory/contract.ts'
import { isAboveCommunity } from '#platform/regions.ts'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { COUNTED, type Profile } from '../contract.ts'

type Row = { key: string; name: string; counted: string; said: Statement[] }

/**
 * What the records count, what was declared and what is aimed at, each in its own column: a declared
 * number is never shown as a counted one. `beside` is drawn with each statement.
 */
export function ProfileTable({
  profile: { region, counted, statements },
  beside,
}: {
  profile: Profile
  beside?: (statement: Statement) => ReactNode
}) {
  const { t } = useTranslation()
  const counts = COUNTED.filter(key => key !== 'communities' || isAboveCommunity(region))
  const of = (key: (typeof COUNTED)[number]) => statements.filter(({ unit }) => unit === key)
  const rows: Row[] = counts
    .filter(key => counted[key] > 0 || of(key).length > 0)
    .map(key => ({
      key,
      name: t(`overview.counted.${key}`),
      counted: t(`unit.${key}`, { number: counted[key].toLocaleString('en') }),
      said: of(key),
    }))
  const others = statements
    .filter(({ unit }) => !counts.some(key => key === unit))
    .map(one => ({ key: one.id, name: one.subject, counted: '—', said: [one] }))
  const said = (nature: Statement['nature']) => ({
    title: t(`overview.nature.${nature}`),
    cell: (row: Row) => {
      const those = row.said.filter(one => one.nature === nature)
      if (those.length === 0) return '—'
      return those.map(one => <Said key={one.id} {...one} row={row.name} beside={beside} />)
    },
  })
  return (
    <PlainTable
      label={t('overview.profile')}
      rows={[...rows, ...others]}
      keyOf={({ key }) => key}
      columns={[
        { title: t('overview.item'), cell: ({ name }) => name },
        {
          title: t('overview.nature.counted'),
          number: true,
          cell: ({ counted }) => counted,
        },
        said('declared'),
        said('target'),
      ]}
    />
  )
}

type SaidProps = Statement & { row: string; beside?: (statement: Statement) => ReactNode }

function Said({ row, beside, ...one }: SaidProps) {
  const { t } = useTranslation()
  const { subject, rounding, saidOn, source } = one
  return (
    <span className="stack said-of">
      <strong>{one.words ?? t(`overview.rounding.${rounding}`, asSaid(one, t))}</strong>
      {subject !== row && <span>{subject}</span>}
      <small>{[saidOn, source].filter(Boolean).join(' · ')}</small>
      {beside?.(one)}
    </span>
  )
}

/** Kept in metres and yuan, said as people say it: 3.1 平方公里, 600 多万元. */
function asSaid({ amount, unit }: Statement, t: TFunction) {
  const large = LARGE[unit]
  const isLarge = large !== undefined && amount! >= large.from
  return {
    number: (isLarge ? amount! / large.each : amount!).toLocaleString('en'),
    unit: t(`overview.unit.${isLarge ? large.unit : unit}`),
  }
}

const LARGE: Partial<Record<Statement['unit'], { from: number; each: number; unit: string }>> = {
  squareMetres: { from: 1_000_000, each: 1_000_000, unit: 'squareKilometres' },
  yuan: { from: 10_000, each: 10_000, unit: 'tenThousandYuan' },
}
