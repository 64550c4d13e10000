import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { questionOf } from '#web/kit/desk/conditions.ts'
import { Ledger, type Looked } from '#web/kit/desk/Ledger.tsx'
import { Nothing } from '#web/kit/desk/Nothing.tsx'
import type { Matter } from '../contract.ts'
import { BULK_ACTS, type BulkActName } from './bulk.ts'
import { BulkAct } from './BulkAct.tsx'
import { fromTheEnd } from './from-the-end.ts'
import { useFilterWords } from './filter-words.ts'
import { type LedgerNames, useLedgerColumns } from './ledger-columns.tsx'
import { askedOf, BLANK, type LedgerSearch } from './ledger-search.ts'
import { Picked } from './Picked.tsx'

type Props = Looked<LedgerSearch> & LedgerNames & { may: (ability: string) => boolean }

const ABILITY = {
  accept: 'matter.accept',
  dispatch: 'matter.dispatch',
  verify: 'matter.verify',
  classify: 'matter.classify',
} as const

/** One view of the ledger of matters, which is worked through in bulk too. */
export function MatterLedger({ region, heading, roles, search, change, may, ...names }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const filter = askedOf(region, search)
  const page = useQuery(
    api.matters.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  )
  const { rows = [], total = 0 } = page.data ?? {}
  const { picked, everything, pick, takeAll, clear } = usePicked(search)
  const words = useFilterWords(region, names.kinds)
  const [bulk, begin] = useState<BulkActName>()
  const offered = (act: BulkActName) => may(ABILITY[act])
  const picks = BULK_ACTS.some(offered)
  // Whoever cannot write anything down is not told to.
  const recording = may('matter.record')
  const endBulk = (anyDone: boolean) => {
    begin(undefined)
    if (!anyDone) return
    clear()
    void queryClient.invalidateQueries()
  }
  return (
    <>
      <Ledger<Matter, LedgerSearch>
        {...{ region, roles, search, change, page }}
        ledger="matters"
        columns={useLedgerColumns(names)}
        title={t('desk.ledger.title')}
        heading={`${heading} · ${words(search)}`}
        rows={taking => client.matters.takeOut({ ...filter, ...taking }).then(({ rows }) => rows)}
        asked={filter}
        blank={BLANK}
        opened={search.matter}
        open={matter => change(opening(matter, region))}
        none={
          <Nothing
            words={t(recording ? `desk.ledger.none.${search.view}` : 'desk.ledger.noneYet')}
          />
        }
        noneFound={t('desk.ledger.noneFound')}
        picking={picks ? { picked, pick } : undefined}
      >
        {picks && (
          <Picked
            {...{ total, everything, offered, takeAll, begin, clear }}
            count={picked.length}
            takePage={() => pick(rows)}
            waiting={page.isPlaceholderData}
          />
        )}
      </Ledger>
      {bulk && (
        <BulkAct
          {...names}
          act={bulk}
          items={() => (everything ? fromTheEnd(filter, total) : picked)}
          count={everything ? total : picked.length}
          close={endBulk}
        />
      )}
    </>
  )
}

const opening = (matter: Matter, region: number): Partial<LedgerSearch> => ({
  matter: matter.id,
  within: matter.region === region ? undefined : matter.region,
})

/** The rows that are picked under one question; another question begins anew. */
function usePicked(search: LedgerSearch) {
  const question = search.view + questionOf(BLANK, search)
  const [kept, keep] = useState({ question, picked: [] as Matter[], everything: false })
  const now = kept.question === question ? kept : { picked: [], everything: false }
  return {
    ...now,
    pick: (picked: Matter[]) => keep({ question, picked, everything: false }),
    takeAll: () => keep({ question, picked: now.picked, everything: true }),
    clear: () => keep({ question, picked: [], everything: false }),
  }
}
