import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '#modules/people/ui/numbers.ts'
import { isAboveCommunity, within } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import { useLanguage } from '#web/i18n.ts'
import { screensOf } from './screens.ts'
import { useDesk, useRegions } from './use-desk.ts'

const MOST = 6

/** One thing that can be gone to. */
export type Found = {
  id: string
  kind: 'page' | 'matter' | 'person' | 'region'
  words: string
  beside?: string
  go: () => void
}

/**
 * What the words lead to; without any words the pages. What is known here follows each letter, the
 * server is asked for the words that have settled.
 */
export function useFound(words: string, settled: string): Found[] {
  const pages = usePages(words)
  const matters = useMatters(settled)
  const people = usePeople(settled)
  const regions = useRegionsNamed(words)
  return [...pages, ...matters, ...people, ...regions]
}

function usePages(words: string): Found[] {
  const { t } = useTranslation()
  const { me } = useDesk()
  const language = useLanguage()
  const navigate = useNavigate()
  return screensOf(me)
    .map(({ to, title }) => ({
      to,
      name: typeof title === 'string' ? t(`desk.menu.${title}`) : title[language],
    }))
    .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
    .map(({ to, name }) => ({ id: to, kind: 'page', words: name, go: () => void navigate({ to }) }))
}

function useMatters(words: string): Found[] {
  const { t } = useTranslation()
  const { posting, may } = useDesk()
  const open = useOpenRegister()
  const { region } = posting
  const { data } = useQuery(
    api.matters.list.queryOptions({
      input: { region, view: 'all', words, limit: MOST },
      enabled: words !== '' && may('matter.read'),
      placeholderData: keepPreviousData,
    }),
  )
  if (words === '' || !data) return []
  return data.rows.map(matter => ({
    id: matter.id,
    kind: 'matter',
    words: `${matter.number} ${matter.text.slice(0, 30)}`,
    beside: t(`state.${matter.state}`),
    go: () =>
      open({
        view: 'all',
        words: matter.number,
        matter: matter.id,
        within: matter.region === region ? undefined : matter.region,
      }),
  }))
}

/** Residents by their names; whose a whole number is, is asked for with a purpose. */
function usePeople(words: string): Found[] {
  const { posting, may } = useDesk()
  const goTo = useGoToPerson()
  const { region } = posting
  const enabled =
    words !== '' && !wholeNumber(words) && may('person.read') && !isAboveCommunity(region)
  const { data } = useQuery(
    api.people.find.queryOptions({
      input: { region, words },
      enabled,
      placeholderData: keepPreviousData,
    }),
  )
  if (!enabled || !data) return []
  return data.slice(0, MOST).map(({ id, name, placeId, address, phoneMasked }) => ({
    id,
    kind: 'person',
    words: name,
    beside: [address, phoneMasked].filter(Boolean).join(' '),
    go: () => goTo({ name, placeId }),
  }))
}

/** Whoever was found leads to their line in the register, and to the card of their home. */
export function useGoToPerson() {
  const navigate = useNavigate()
  return ({ name, placeId }: { name: string; placeId: string | null }) =>
    void navigate({
      to: '/residents',
      search: { words: name, ...(placeId && { home: placeId }) } as object,
    })
}

function useRegionsNamed(words: string): Found[] {
  const { posting } = useDesk()
  const navigate = useNavigate()
  const regions = useRegions()
  if (words === '') return []
  return [...regions.values()]
    .filter(({ code, name }) => within(code, posting.region) && name.includes(words))
    .slice(0, MOST)
    .map(({ code, name }) => ({
      id: String(code),
      kind: 'region',
      words: name,
      go: () => void navigate({ to: '/overview', search: { region: code } as object }),
    }))
}

function useOpenRegister() {
  const navigate = useNavigate()
  return (search: object) => void navigate({ to: '/matters', search })
}
