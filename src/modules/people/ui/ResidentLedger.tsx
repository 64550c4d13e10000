import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { Ledger, type Looked } from '#web/kit/desk/Ledger.tsx'
import { Nothing } from '#web/kit/desk/Nothing.tsx'
import type { Resident } from '../contract.ts'
import { useResidentColumns } from './resident-columns.tsx'
import { askedOf, BLANK, type ResidentSearch } from './resident-search.ts'
import { useResidentWords } from './resident-words.ts'

type Props = Looked<ResidentSearch> & {
  /** What can be done where nobody was ever written down. */
  begin: ReactNode
}

/** The residents' ledger; a line opens the card of its home. */
export function ResidentLedger({ heading, begin, ...props }: Props) {
  const { region, search, change } = props
  const { t } = useTranslation()
  const filter = askedOf(region, search)
  const page = useQuery(
    api.people.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  )
  const words = useResidentWords(region)
  return (
    <Ledger<Resident, ResidentSearch>
      {...props}
      ledger="residents"
      columns={useResidentColumns()}
      title={t('residents.title')}
      heading={`${heading} · ${words(search)}`}
      rows={taking => client.people.takeOut({ ...filter, ...taking }).then(({ rows }) => rows)}
      asked={filter}
      blank={BLANK}
      page={page}
      opened={page.data?.rows.find(({ placeId }) => placeId === search.home)?.id}
      open={({ placeId }) => change({ home: placeId })}
      none={<Nothing words={t('residents.none')}>{begin}</Nothing>}
      noneFound={t('residents.noneFound')}
    />
  )
}
