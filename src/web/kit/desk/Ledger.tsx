import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { questionOf } from './conditions.ts'
import { type LedgerTool, useLedgerLayout } from './ledger-layout.ts'
import { LedgerTable, type Picking, type Turn } from './LedgerTable.tsx'
import { LedgerTools } from './LedgerTools.tsx'
import { Nothing, Unread } from './Nothing.tsx'
import type { Taken } from './TakeOut.tsx'

/** What the address of every ledger says beside its conditions. */
type Search = Turn & { saved?: string | undefined }

/** What a page gives its ledger to look at. */
export type Looked<Own> = Pick<LedgerTool<never>, 'region' | 'roles'> & {
  /** Whose ledger it is. */
  heading: string
  search: Own
  change: (search: Partial<Own>) => void
}

type Props<Row, Own> = Looked<Own> &
  Pick<LedgerTool<Row>, 'ledger' | 'columns'> &
  Taken<Row> & {
    /** What the server is asked for: all but its page is what a view keeps. */
    asked: { region: number; offset: number }
    /** Every condition taken away. */
    blank: Partial<Own>
    page: UseQueryResult<{ rows: Row[]; total: number }>
    opened: string | undefined
    open: (row: Row) => void
    /** What is said where there is nothing, and where there is nothing that fits. */
    none: ReactNode
    noneFound: string
    /** Rows that are picked, and over them what can be done with them. */
    picking?: Picking<Row> | undefined
    children?: ReactNode
  }

/** A ledger on its page: looked through, arranged, kept as a view, taken out. */
export function Ledger<Row extends { id: string }, Own extends Search>(props: Props<Row, Own>) {
  const { search, change, blank, page, opened, open, none, noneFound, ...more } = props
  const { picking, children, asked, ...tools } = more
  const { region: _region, offset: _offset, ...kept } = asked
  const { ledger, columns, title } = tools
  const { t } = useTranslation()
  const { layout, arrange } = useLedgerLayout(ledger, columns)
  const { data, error, isFetching, refetch } = page
  const total = data?.total ?? 0
  const narrowed = questionOf(blank, search) !== questionOf(blank, blank)
  const nothing = narrowed ? (
    <Nothing words={noneFound}>
      <Button onClick={() => change({ ...blank, offset: 0 })}>{t('desk.ledger.reset')}</Button>
    </Nothing>
  ) : (
    none
  )

  if (error && !data) return <Unread error={error} retry={refetch} />
  return (
    <div>
      <LedgerTools<Row>
        {...tools}
        kept={kept}
        total={total}
        known={data !== undefined}
        saved={search.saved}
        opened={saved => change({ saved } as Partial<Own>)}
      />
      {data && data.rows.length > 0 && children}
      <LedgerTable<Row>
        {...{ columns, layout, arrange, total, picking, opened, open }}
        label={title}
        rows={data?.rows}
        loading={isFetching}
        turn={search}
        turned={turn => change(turn as Partial<Own>)}
        empty={data ? nothing : ' '}
      />
    </div>
  )
}
