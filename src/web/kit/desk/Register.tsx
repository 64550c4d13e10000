import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { questionOf } from './conditions.ts'
import { type RegisterTool, useRegisterLayout } from './register-layout.ts'
import { RegisterTable, type Picking, type Turn } from './RegisterTable.tsx'
import { RegisterTools } from './RegisterTools.tsx'
import { EmptyState, LoadError } from './EmptyState.tsx'
import type { Taken } from './ExportDialog.tsx'

/** What the address of every register says beside its conditions. */
type Search = Turn & { saved?: string | undefined }

/** What a page gives its register to look at. */
export type Looked<Own> = Pick<RegisterTool<never>, 'region' | 'roles'> & {
  /** Whose register it is. */
  heading: string
  search: Own
  change: (search: Partial<Own>) => void
}

type Props<Row, Own> = Looked<Own> &
  Pick<RegisterTool<Row>, 'register' | 'columns'> &
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

/** A register on its page: looked through, arranged, kept as a view, taken out. */
export function Register<Row extends { id: string }, Own extends Search>(props: Props<Row, Own>) {
  const { search, change, blank, page, opened, open, none, noneFound, ...more } = props
  const { picking, children, asked, ...tools } = more
  const { region: _region, offset: _offset, ...kept } = asked
  const { register, columns, title } = tools
  const { t } = useTranslation()
  const { layout, arrange } = useRegisterLayout(register, columns)
  const { data, error, isFetching, refetch } = page
  const total = data?.total ?? 0
  const narrowed = questionOf(blank, search) !== questionOf(blank, blank)
  const nothing = narrowed ? (
    <EmptyState words={noneFound}>
      <Button onClick={() => change({ ...blank, offset: 0 })}>{t('desk.register.reset')}</Button>
    </EmptyState>
  ) : (
    none
  )

  if (error && !data) return <LoadError error={error} retry={refetch} />
  return (
    <div>
      <RegisterTools<Row>
        {...tools}
        kept={kept}
        total={total}
        known={data !== undefined}
        saved={search.saved}
        opened={saved => change({ saved } as Partial<Own>)}
      />
      {data && data.rows.length > 0 && children}
      <RegisterTable<Row>
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
