import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { Register, type Looked } from '#web/kit/desk/Register.tsx'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import type { Resident } from '../contract.ts'
import { useResidentColumns } from './resident-columns.tsx'
import { askedOf, BLANK, type ResidentSearch } from './resident-search.ts'
import { useResidentWords } from './resident-words.ts'

type Props = Looked<ResidentSearch> & {
  /** What can be done where nobody was ever written down. */
  begin: ReactNode
}

/** The residents' register; a line opens the card of its home. */
export function ResidentRegister({ heading, begin, ...props }: Props) {
  const { region, search, change } = props
  const { t } = useTranslation()
  const filter = askedOf(region, search)
  const page = useQuery(
    api.people.list.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  )
  const words = useResidentWords(region)
  return (
    <Register<Resident, ResidentSearch>
      {...props}
      register="residents"
      columns={useResidentColumns()}
      title={t('residents.title')}
      heading={`${heading} · ${words(search)}`}
      rows={request => client.people.export({ ...filter, ...request }).then(({ rows }) => rows)}
      sheet={{ register: 'residents', filter }}
      asked={filter}
      blank={BLANK}
      page={page}
      opened={page.data?.rows.find(({ placeId }) => placeId === search.home)?.id}
      open={({ placeId }) => change({ home: placeId })}
      none={<EmptyState words={t('residents.none')}>{begin}</EmptyState>}
      noneFound={t('residents.noneFound')}
    />
  )
}
