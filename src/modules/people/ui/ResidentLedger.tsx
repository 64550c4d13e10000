import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { useLedgerLayout } from '#web/kit/desk/ledger-layout.ts'
import { LedgerTable } from '#web/kit/desk/LedgerTable.tsx'
import { LedgerTools } from '#web/kit/desk/LedgerTools.tsx'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import type { Filter, Resident } from '../contract.ts'
import { useResidentColumns } from './resident-columns.tsx'
import { askedOf, BLANK, conditionsOf, keptOf, type ResidentSearch } from './resident-search.ts'
import { useResidentWords } from './resident-words.ts'

type Props = {
  region: number
  /** Whose ledger this is, for the head of a sheet of paper. */
  heading: string
  /** For whom a view may be kept besides oneself. */
  roles: readonly { id: string; name: string }[]
  search: ResidentSearch
  change: (search: Partial<ResidentSearch>) => void
  /** What can be done where nobody was ever written down. */
  begin: ReactNode
}

/** The residents' ledger: looked through, arranged, taken out. */
export function ResidentLedger({ region, heading, roles, search, change, begin }: Props) {
  const { t } = useTranslation()
  const filter = askedOf(region, search)
  const { data, error, isFetching, refetch } = useQuery(
    api.people.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  )
  const columns = useResidentColumns()
  const { layout, arrange } = useLedgerLayout('residents', columns)
  const words = useResidentWords(region)
  const total = data?.total ?? 0
  const narrowed = Object.values(conditionsOf(search)).some(value => value !== undefined)

  if (error && !data) return <Unread error={error} retry={refetch} />
  return (
    <div>
      <LedgerTools<Resident>
        {...{ region, roles, columns, total }}
        ledger="residents"
        known={data !== undefined}
        title={t('residents.title')}
        heading={`${heading} · ${words(search)}`}
        personal
        rows={(most, to) => takenOut(filter, { most, ...to })}
        kept={keptOf(search)}
        saved={search.saved}
        opened={saved => change({ saved })}
      />
      <LedgerTable<Resident>
        label={t('residents.title')}
        columns={columns}
        layout={layout}
        arrange={arrange}
        rows={data?.rows}
        total={total}
        loading={isFetching}
        turn={search}
        turned={({ sort, ...turn }) => change({ ...turn, sort: sort as ResidentSearch['sort'] })}
        picked={[]}
        opened={data?.rows.find(({ placeId }) => placeId === search.home)?.id}
        open={({ placeId }) => change({ home: placeId })}
        empty={
          data ? (
            <Nothing words={t(narrowed ? 'residents.noneFound' : 'residents.none')}>
              {narrowed ? (
                <Button onClick={() => change(BLANK)}>{t('desk.ledger.reset')}</Button>
              ) : (
                begin
              )}
            </Nothing>
          ) : (
            ' '
          )
        }
      />
    </div>
  )
}

/** Handed over by the server at once, which writes down that it did. */
async function* takenOut(
  filter: Filter,
  to: { most: number; medium: 'file' | 'paper'; purpose: string },
): AsyncGenerator<Resident> {
  yield* (await client.people.takeOut({ ...filter, ...to })).rows
}
