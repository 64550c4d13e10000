import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Flex, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mattersAt } from '#modules/matters/ui/queries.ts'
import type { HomeCard } from '#modules/people/contract.ts'
import { wholeNumber } from '#modules/people/ui/numbers.ts'
import { HomeFacts } from '#modules/people/ui/HomeFacts.tsx'
import { LookUp } from '#modules/people/ui/LookUp.tsx'
import { homeCard } from '#modules/people/ui/queries.ts'
import { FRESH_RESIDENTS, ResidentSearch } from '#modules/people/ui/resident-search.ts'
import { ResidentRegister } from '#modules/people/ui/ResidentRegister.tsx'
import { ResidentQuery } from '#modules/people/ui/ResidentQuery.tsx'
import { api } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { SavedViews } from '#web/kit/desk/SavedViews.tsx'
import { Page } from './Page.tsx'
import { useRolesForViews } from './roles.ts'
import { useSearchOf } from './search.ts'
import { ExportLogPage } from './ExportLogPage.tsx'
import { useDesk } from './use-desk.ts'

/** The residents' register of a community, and the card of each home. */
export function ResidentsPage() {
  const { t } = useTranslation()
  const [search, change] = useSearchOf(ResidentSearch)
  const { posting, method, may } = useDesk()
  const { region } = posting
  const [number, lookUp] = useState<string>()
  // A whole number is asked for with a purpose, and stands in no address.
  const ask = (next: Partial<ResidentSearch>) =>
    next.words && wholeNumber(next.words) ? lookUp(next.words) : change(next)
  const toImport = may('dataset.import') && (
    <Link to="/imports" className="button-link">
      {t('desk.menu.imports')}
    </Link>
  )
  return (
    <Page
      title={t('residents.title')}
      beside={
        <Flex gap={8} wrap>
          <ExportLogPage />
          {may('person.reveal') && <Button onClick={() => lookUp('')}>{t('lookUp.title')}</Button>}
          {toImport}
        </Flex>
      }
    >
      <nav aria-label={t('desk.register.views')} className="views">
        <Link
          to="/residents"
          activeOptions={{ exact: true }}
          search={() => FRESH_RESIDENTS}
          aria-current={search.saved ? undefined : 'true'}
        >
          {t('residents.everybody')}
        </Link>
        <SavedViews register="residents" region={posting.region} current={search.saved} />
      </nav>
      <ResidentQuery region={region} search={search} change={ask} />
      <ResidentRegister
        region={region}
        heading={`${method.brand.emblem} ${method.brand.name} · ${posting.regionName} · ${t('residents.title')}`}
        roles={useRolesForViews()}
        search={search}
        change={change}
        begin={toImport}
      />
      {number !== undefined && (
        <Dialog title={t('lookUp.title')} close={() => lookUp(undefined)}>
          <LookUp
            region={region}
            number={number}
            act={({ placeId }) => placeId && <OpenHome placeId={placeId} />}
          />
        </Dialog>
      )}
      <HomeDrawer region={region} placeId={search.home} close={() => change({ home: undefined })} />
    </Page>
  )
}

const OpenHome = ({ placeId }: { placeId: string }) => {
  const { t } = useTranslation()
  return (
    <Link to="/residents" search={{ home: placeId } as object}>
      {t('lookUp.open')}
    </Link>
  )
}

type Home = { region: number; placeId: string }

/** The card of a home: who lives there, what is open there, who serves. */
function HomeDrawer({
  region,
  placeId = '',
  close,
}: {
  region: number
  placeId: string | undefined
  close: () => void
}) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { data, error, refetch } = useQuery({
    ...homeCard(region, placeId),
    enabled: placeId !== '',
  })
  const card: HomeCard | undefined = data?.placeId === placeId ? data : undefined
  return (
    <Drawer
      open={placeId !== ''}
      onClose={close}
      size="min(760px, 100vw)"
      title={card?.address ?? t('residents.home.title')}
      closable={{ 'aria-label': t('act.close') }}
    >
      {error && !card && <LoadError error={error} retry={refetch} />}
      {!error && !card && <Skeleton active paragraph={{ rows: 8 }} />}
      {card && (
        <Flex vertical gap={24}>
          <HomeFacts
            card={card}
            mayReveal={may('person.reveal')}
            mayEnd={may('household.keep')}
            act={({ personId }) =>
              may('household.keep') && (
                <Link to="/join-code" search={{ person: personId } as object}>
                  {t('joinSlip.print')}
                </Link>
              )
            }
          />
          <Matters region={region} placeId={placeId} />
          <Servers region={region} placeId={placeId} />
        </Flex>
      )}
    </Drawer>
  )
}

function Matters({ region, placeId }: Home) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(mattersAt(region, placeId))
  return (
    <section>
      <h2>{t('residents.home.matters')}</h2>
      {error && !data && <LoadError error={error} retry={refetch} />}
      {data?.rows.length === 0 && <p>{t('residents.home.noMatters')}</p>}
      <ul>
        {data?.rows.map(({ id, number, text, state }) => (
          <li key={id}>
            <Link to="/matters" search={{ view: 'all', matter: id } as object}>
              {number}
            </Link>{' '}
            {t(`state.${state}`)} {text.slice(0, 40)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Servers({ region, placeId }: Home) {
  const { t } = useTranslation()
  const { method } = useDesk()
  const { data, error, refetch } = useQuery(
    api.access.serviceContacts.queryOptions({ input: { region, placeId } }),
  )
  return (
    <section>
      <h2>{t('residents.home.servers')}</h2>
      {error && !data && <LoadError error={error} retry={refetch} />}
      {data?.servers.length === 0 && <p>{t('residents.home.noServers')}</p>}
      <ul>
        {data?.servers.map(({ name, role, phone }, index) => (
          <li key={index}>
            {method.roleName(role)} {name} {phone}
          </li>
        ))}
      </ul>
    </section>
  )
}
