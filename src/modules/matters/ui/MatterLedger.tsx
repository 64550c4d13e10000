import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useLedgerLayout } from '#web/kit/desk/ledger-layout.ts'
import { LedgerTable } from '#web/kit/desk/LedgerTable.tsx'
import { LedgerTools } from '#web/kit/desk/LedgerTools.tsx'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import type { Matter } from '../contract.ts'
import { BULK_ACTS, BulkAct, type BulkActName } from './BulkAct.tsx'
import { fromTheEnd, inOrder } from './every-row.ts'
import { useFilterWords } from './filter-words.ts'
import { type LedgerNames, useLedgerColumns } from './ledger-columns.tsx'
import { askedOf, keptOf, type LedgerSearch } from './ledger-search.ts'
import { Picked } from './Picked.tsx'

type Props = LedgerNames & {
  region: number
  /** Whose ledger this is, for the head of a sheet of paper. */
  heading: string
  /** For whom a view may be kept besides oneself. */
  roles: readonly { id: string; name: string }[]
  search: LedgerSearch
  change: (search: Partial<LedgerSearch>) => void
  may: (ability: string) => boolean
}

const ABILITY = { dispatch: 'matter.dispatch', classify: 'matter.classify' } as const

/** One view of the ledger of matters: looked at, arranged, worked through in bulk, taken out. */
export function MatterLedger(props: Props) {
  const { region, heading, roles, search, change, may, ...names } = props
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const filter = askedOf(region, search)
  const { data, error, isFetching, refetch } = useQuery(
    api.matters.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  )
  const columns = useLedgerColumns(names)
  const { layout, arrange } = useLedgerLayout('matters', columns)
  const { picked, everything, pick, takeAll, clear } = usePicked(search)
  const words = useFilterWords(region, search, names.kinds)
  const [bulk, begin] = useState<BulkActName>()
  const offered = (act: BulkActName) => may(ABILITY[act])
  const picks = BULK_ACTS.some(offered)
  const total = data?.total ?? 0
  const endBulk = (anyDone: boolean) => {
    begin(undefined)
    if (!anyDone) return
    clear()
    void queryClient.invalidateQueries()
  }

  if (error && !data) return <Unread error={error} retry={refetch} />
  return (
    <div>
      <LedgerTools
        {...{ region, roles, columns, total }}
        ledger="matters"
        known={data !== undefined}
        title={t('desk.ledger.title')}
        heading={`${heading} · ${words}`}
        rows={most => inOrder(filter, most)}
        kept={keptOf(search)}
        saved={search.saved}
        opened={saved => change({ saved })}
      />
      {picks && data && data.rows.length > 0 && (
        <Picked
          {...{ total, everything, offered, takeAll, begin, clear }}
          count={picked.length}
          takePage={() => pick(data.rows)}
        />
      )}
      <LedgerTable<Matter>
        label={t('desk.ledger.title')}
        columns={columns}
        layout={layout}
        arrange={arrange}
        rows={data?.rows}
        total={total}
        loading={isFetching}
        turn={search}
        turned={({ sort, ...turn }) => change({ ...turn, sort: sort as LedgerSearch['sort'] })}
        picked={picked}
        {...(picks && { pick })}
        opened={search.matter}
        open={matter => change(opening(matter, region))}
        empty={data ? <NoRows search={search} change={change} /> : ' '}
      />
      {bulk && (
        <BulkAct
          {...names}
          act={bulk}
          region={region}
          items={() => (everything ? fromTheEnd(filter, total) : picked)}
          count={everything ? total : picked.length}
          close={endBulk}
        />
      )}
    </div>
  )
}

const opening = (matter: Matter, region: number): Partial<LedgerSearch> => ({
  matter: matter.id,
  within: matter.region === region ? undefined : matter.region,
})

/** The rows that are picked under one question; another question begins anew. */
function usePicked({ view, words, kind, gridId, states, from, to }: LedgerSearch) {
  const question = JSON.stringify({ view, words, kind, gridId, states, from, to })
  const [kept, keep] = useState({ question, picked: [] as Matter[], everything: false })
  const now = kept.question === question ? kept : { picked: [], everything: false }
  return {
    ...now,
    pick: (picked: Matter[]) => keep({ question, picked, everything: false }),
    takeAll: () => keep({ question, picked: now.picked, everything: true }),
    clear: () => keep({ question, picked: [], everything: false }),
  }
}

function NoRows({ search, change }: Pick<Props, 'search' | 'change'>) {
  const { t } = useTranslation()
  const { view } = search
  const narrowed =
    search.words ||
    search.kind ||
    search.gridId ||
    search.from ||
    search.to ||
    search.states.length > 0
  if (!narrowed) return <Nothing words={t(`desk.ledger.none.${view}`)} />
  return (
    <Nothing words={t('desk.ledger.noneFound')}>
      <Button onClick={() => change({ ...BLANK, view })}>{t('desk.ledger.reset')}</Button>
    </Nothing>
  )
}

/** Every condition taken away; the view stays. */
export const BLANK: Partial<LedgerSearch> = {
  words: undefined,
  kind: undefined,
  gridId: undefined,
  from: undefined,
  to: undefined,
  states: [],
  offset: 0,
}
