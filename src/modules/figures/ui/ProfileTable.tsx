import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '#modules/territory/contract.ts'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { COUNTED, type Profile } from '../contract.ts'

type Row = { key: string; name: string; counted: number | null; said: Statement[] }

/**
 * What the records count, what was declared and what is aimed at, each in its own column: a declared
 * number is never shown as a counted one. `beside` is drawn with each statement.
 */
export function ProfileTable({
  profile: { counted, statements },
  beside,
}: {
  profile: Profile
  beside?: (statement: Statement) => ReactNode
}) {
  const { t } = useTranslation()
  const rows: Row[] = COUNTED.map(key => ({
    key,
    name: t(`overview.counted.${key}`),
    counted: counted[key],
    said: statements.filter(({ unit }) => unit === key),
  })).filter(row => row.counted > 0 || row.said.length > 0)
  const others = statements
    .filter(({ unit }) => !COUNTED.some(key => key === unit))
    .map(one => ({ key: one.id, name: one.subject, counted: null, said: [one] }))
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
          cell: row => row.counted?.toLocaleString('en') ?? '—',
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
  const { subject, amount, unit, rounding, saidOn, source } = one
  // Kept in square metres, said as people say it: 3.1 平方公里.
  const wide = unit === 'squareMetres' && amount >= 1_000_000
  const words = {
    number: (wide ? amount / 1_000_000 : amount).toLocaleString('en'),
    unit: t(`overview.unit.${wide ? 'squareKilometres' : unit}`),
  }
  return (
    <span className="stack said-of">
      <strong>{t(`overview.rounding.${rounding}`, words)}</strong>
      {subject !== row && <span>{subject}</span>}
      <small>{[saidOn, source].filter(Boolean).join(' · ')}</small>
      {beside?.(one)}
    </span>
  )
}
