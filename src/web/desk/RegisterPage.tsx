import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { COUNTED, type Dossier } from '#modules/matters/contract.ts'
import { RegisterSearch } from '#modules/matters/ui/register-search.ts'
import { RegisterQuery } from '#modules/matters/ui/RegisterQuery.tsx'
import { MatterDrawer } from '#modules/matters/ui/MatterDrawer.tsx'
import { MatterRegister } from '#modules/matters/ui/MatterRegister.tsx'
import { requesterPhone } from '#modules/matters/ui/queries.ts'
import { PlacePicker } from '#modules/territory/ui/PlacePicker.tsx'
import { RevealPhone } from '#modules/people/ui/RevealPhone.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { UndoBar } from '#web/kit/desk/LastAct.tsx'
import { SavedViews } from '#web/kit/desk/SavedViews.tsx'
import { api } from '#web/api.ts'
import { Page } from './Page.tsx'
import { useRolesForViews } from './roles.ts'
import { useSearchOf } from './search.ts'
import { ExportLogPage } from './ExportLogPage.tsx'
import { useDesk, useRegionNames } from './use-desk.ts'

const VIEWS = [
  'open',
  'toAccept',
  'mine',
  'toSign',
  'toVerify',
  'toFollowUp',
  'overdue',
  'unassigned',
  'noGrid',
  'escalated',
  'all',
] as const satisfies readonly RegisterSearch['view'][]

/** The register of matters of a community; for a street, of what was escalated to it. */
export function RegisterPage() {
  const { t } = useTranslation()
  const [search, change] = useSearchOf(RegisterSearch)
  const { posting, method, may } = useDesk()
  const names = useRegionNames()
  const above = isAboveCommunity(posting.region)

  const title = t(above ? 'desk.register.titleEscalated' : 'desk.register.title')

  return (
    <Page
      title={title}
      beside={
        <Flex gap={8} wrap>
          <ExportLogPage />
          {may('matter.record') && (
            <Link to="/record" className="button-link">
              {t('desk.menu.record')}
            </Link>
          )}
        </Flex>
      }
    >
      <Views above={above} search={search} />
      <RegisterQuery
        region={posting.region}
        search={search}
        change={change}
        kinds={method.kinds}
        above={above}
      />
      <MatterRegister
        region={posting.region}
        heading={`${method.brand.emblem} ${method.brand.name} · ${posting.regionName} · ${title}`}
        roles={useRolesForViews()}
        search={search}
        change={change}
        may={may}
        kinds={method.kinds}
        roleName={method.roleName}
        {...(above && { regionNames: names })}
      />
      {!search.matter && <UndoBar />}
      <MatterDrawer
        region={search.within ?? posting.region}
        id={search.matter}
        close={() => change({ matter: undefined, within: undefined })}
        inWords={method}
        kinds={method.kinds}
        Places={PlacePicker}
        phone={dossier => <Phone key={dossier.id} {...dossier} />}
      />
    </Page>
  )
}

function Phone({ phoneMasked, ...matter }: Dossier) {
  const { t } = useTranslation()
  const { may } = useDesk()
  if (!phoneMasked) return t('say.anonymous')
  return (
    <RevealPhone reveal={requesterPhone(matter)} masked={phoneMasked} may={may('person.reveal')} />
  )
}

/** Views are links: each opens in its own tab and is a step for Back. */
function Views({
  above,
  search: { view: current, saved },
}: {
  above: boolean
  search: RegisterSearch
}) {
  const { t } = useTranslation()
  const { posting, may } = useDesk()
  const { data: counts } = useQuery(
    api.matters.counts.queryOptions({
      input: { region: posting.region },
      enabled: may('matter.handle'),
    }),
  )
  const shown = VIEWS.filter(view => !above || !BY_GRID.includes(view))
  return (
    <nav aria-label={t('desk.register.views')} className="views">
      {shown.map(view => (
        <Link
          key={view}
          to="/matters"
          activeOptions={{ exact: true }}
          search={(former: object) => ({
            ...former,
            view,
            offset: 0,
            matter: undefined,
            within: undefined,
            saved: undefined,
          })}
          aria-current={view === current && !saved ? 'true' : undefined}
        >
          {t(`desk.view.${view}`)}
          {isCounted(view) && counts && <span className="count"> {counts[view]}</span>}
        </Link>
      ))}
      <SavedViews register="matters" region={posting.region} current={saved} />
    </nav>
  )
}

const isCounted = (view: RegisterSearch['view']): view is (typeof COUNTED)[number] =>
  (COUNTED as readonly string[]).includes(view)

const BY_GRID: readonly RegisterSearch['view'][] = ['noGrid', 'unassigned']
