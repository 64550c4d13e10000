import { useQuery } from '@tanstack/react-query'
import type { TableColumnType } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import type { Ratio, Summary } from '../contract.ts'
import { percent } from '../rules.ts'
import { RATES } from './FigureBoard.tsx'

type Props = {
  period: { region: number; from: string; to: string }
  linkTo: (below: Summary) => ReactNode
}

/** The same figures for each region directly below, each a way down. */
export function FiguresBelow({ period, linkTo }: Props) {
  const { t } = useTranslation()
  const query = useQuery(api.figures.below.queryOptions({ input: period }))
  const count = (key: 'opened' | 'closed' | 'open' | 'overdue'): TableColumnType<Summary> => ({
    title: t(`desk.figure.${key}`),
    render: (_, below) => t('unit.matters', { number: below[key] }),
    align: 'right',
    sorter: (a, b) => a[key] - b[key],
  })
  const rate = (key: (typeof RATES)[number]): TableColumnType<Summary> => ({
    title: t(`desk.figure.${key}`),
    align: 'right',
    render: (_, { [key]: ratio }) => (
      <span className="stack">
        <span>{percent(ratio)}</span>
        <small>{t('unit.ratio', ratio)}</small>
      </span>
    ),
    sorter: (a, b) => share(a[key]) - share(b[key]),
  })

  return (
    <ShortTable<Summary>
      label={t('desk.figure.below')}
      query={query}
      none={<EmptyState words={t('desk.figure.noneBelow')} />}
      rowKey="region"
      pagination={false}
      columns={[
        { title: t('desk.figure.region'), render: (_, below) => linkTo(below) },
        count('opened'),
        count('closed'),
        count('open'),
        count('overdue'),
        ...RATES.map(rate),
      ]}
    />
  )
}

/** Regions without a rate come last, not first as if theirs were zero. */
const share = ({ part, whole }: Ratio) => (whole === 0 ? -1 : part / whole)
