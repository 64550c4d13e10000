import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GridSizes } from '#modules/figures/ui/GridSizes.tsx'
import { Makeup } from '#modules/figures/ui/Makeup.tsx'
import { ProfileTable } from '#modules/figures/ui/ProfileTable.tsx'
import { RegionTiles } from '#modules/figures/ui/RegionTiles.tsx'
import { SketchMap } from '#modules/territory/ui/SketchMap.tsx'
import { Retract, StateForm } from '#modules/territory/ui/StatementForms.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import { Page } from './Page.tsx'
import { RegionTrail } from './RegionTrail.tsx'
import { RegionTree } from './RegionTree.tsx'
import { InRegion, useSearchOf } from './search.ts'
import { useDesk, useRegionInView } from './use-desk.ts'

/** What a region is: counted and declared, its grids, its sketch, or the regions below it. */
export function OverviewPage() {
  const { t } = useTranslation()
  const { posting } = useDesk()
  const [search] = useSearchOf(InRegion)
  const region = useRegionInView(search.region)
  const above = isAboveCommunity(region)
  return (
    <Page title={t('desk.menu.overview')}>
      <RegionTrail region={region} />
      <div className={isAboveCommunity(posting.region) ? 'beside-tree' : undefined}>
        {isAboveCommunity(posting.region) && <RegionTree current={region} />}
        <div key={region} className="sections">
          <ProfileOf region={region} />
          {above ? <Below region={region} /> : <Ground region={region} />}
        </div>
      </div>
    </Page>
  )
}

function ProfileOf({ region }: { region: number }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const [stating, state] = useState(false)
  const { data, error, refetch } = useQuery(api.figures.profile.queryOptions({ input: { region } }))
  if (error && !data) return <LoadError error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  const draws = may('territory.draw')
  return (
    <>
      <section>
        <h2>{data.alias ? t('say.aside', { what: data.name, more: data.alias }) : data.name}</h2>
        <p className="caption">{t('overview.apart')}</p>
        <ProfileTable
          profile={data}
          {...(draws && {
            beside: statement => <Retract region={region} statement={statement} />,
          })}
        />
        {draws && (
          <Button className="gap-above" onClick={() => state(true)}>
            {t('overview.state')}
          </Button>
        )}
        {stating && <StateForm region={region} end={() => state(false)} />}
      </section>
      <Makeup profile={data} />
    </>
  )
}

function Ground({ region }: { region: number }) {
  const { t } = useTranslation()
  return (
    <>
      <section>
        <h2>{t('overview.grids')}</h2>
        <GridSizes region={region} />
      </section>
      <section className="card">
        <h2>{t('overview.sketch')}</h2>
        <SketchMap region={region} />
      </section>
    </>
  )
}

function Below({ region }: { region: number }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('desk.region.below')}</h2>
      <RegionTiles
        region={region}
        linkTo={profile => (
          <Link to="/overview" search={() => ({ region: profile.region })}>
            {profile.name}
          </Link>
        )}
      />
    </section>
  )
}
