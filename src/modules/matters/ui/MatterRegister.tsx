import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { questionOf } from '#web/kit/desk/conditions.ts'
import { Register, type Looked } from '#web/kit/desk/Register.tsx'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import type { Matter } from '../contract.ts'
import { BULK_ACTS, type BulkActName } from './bulk.ts'
import { BulkAct } from './BulkAct.tsx'
import { fromTheEnd } from './from-the-end.ts'
import { useFilterWords } from './filter-words.ts'
import { type RegisterNames, useRegisterColumns } from './register-columns.tsx'
import { askedOf, BLANK, type RegisterSearch } from './register-search.ts'
import { Picked } from './Picked.tsx'

type Props = Looked<RegisterSearch> & RegisterNames & { may: (ability: string) => boolean }

const ABILITY = {
  accept: 'matter.accept',
  dispatch: 'matter.dispatch',
  verify: 'matter.verify',
  classify: 'matter.classify',
} as const

/** One view of the register of matters, which is worked through in bulk too. */
export function MatterRegister({ region, heading, roles, search, change, may, ...names }: Props) {
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
      <Register<Matter, RegisterSearch>
        {...{ region, roles, search, change, page }}
        register="matters"
        columns={useRegisterColumns(names)}
        title={t('desk.register.title')}
        heading={`${heading} · ${words(search)}`}
        rows={request => client.matters.export({ ...filter, ...request }).then(({ rows }) => rows)}
        asked={filter}
        blank={BLANK}
        opened={search.matter}
        open={matter => change(opening(matter, region))}
        none={
          <EmptyState
            words={t(recording ? `desk.register.none.${search.view}` : 'desk.register.noneYet')}
          />
        }
        noneFound={t('desk.register.noneFound')}
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
      </Register>
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

const opening = (matter: Matter, region: number): Partial<RegisterSearch> => ({
  matter: matter.id,
  within: matter.region === region ? undefined : matter.region,
})

/** The rows that are picked under one question; another question begins anew. */
function usePicked(search: RegisterSearch) {
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
