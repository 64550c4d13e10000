import { useQuery } from '@tanstack/react-query'
import { Button, Col, Flex, Row } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#modules/territory/contract.ts'
import { GridTable, UngriddedTable } from '#modules/territory/ui/GridTables.tsx'
import { PlaceTree } from '#modules/territory/ui/PlaceTree.tsx'
import { type Drawing, TerritoryForms } from '#modules/territory/ui/TerritoryForms.tsx'
import { isAboveCommunity } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import { Page } from './Page.tsx'
import { RegionsBelow } from './RegionsBelow.tsx'
import { RegionTrail } from './RegionTrail.tsx'
import { InRegion, useSearchOf } from './search.ts'
import { useDesk, useRegionInView } from './use-desk.ts'

/** Places, grids, and the addresses that lie in none. Above a community: the way down to one. */
export function TerritoryPage() {
  const { t } = useTranslation()
  const [search] = useSearchOf(InRegion)
  const region = useRegionInView(search.region)
  return (
    <Page title={t('desk.menu.territory')}>
      <RegionTrail region={region} />
      {isAboveCommunity(region) ? (
        <RegionsBelow region={region} />
      ) : (
        <Community key={region} region={region} />
      )}
    </Page>
  )
}

function Community({ region }: { region: number }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const grids = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  const [drawing, setDrawing] = useState<Drawing>()
  const draw = may('territory.draw') ? setDrawing : undefined

  return (
    <Row gutter={[24, 24]}>
      <Col xs={24} lg={10}>
        <Places region={region} draw={draw} />
      </Col>
      <Col xs={24} lg={14}>
        <Flex vertical gap={24}>
          <section className="card">
            <h2>{t('desk.grid.title')}</h2>
            {draw && (
              <Button className="gap-below" onClick={() => draw({ what: 'grid' })}>
                {t('desk.draw.grid')}
              </Button>
            )}
            <GridTable query={grids} />
          </section>
          <section className="card">
            <h2>{t('desk.ungridded.title')}</h2>
            <UngriddedTable
              region={region}
              assign={draw && (place => draw({ what: 'assign', place }))}
            />
          </section>
        </Flex>
      </Col>
      <TerritoryForms
        region={region}
        grids={grids.data ?? []}
        drawing={drawing}
        end={() => setDrawing(undefined)}
      />
    </Row>
  )
}

function Places({
  region,
  draw,
}: {
  region: number
  draw: ((drawing: Drawing) => void) | undefined
}) {
  const { t } = useTranslation()
  const [chosen, choose] = useState<Place>()
  return (
    <section className="card">
      <h2>{t('desk.place.title')}</h2>
      {draw && (
        <Flex gap={8} wrap className="gap-below">
          <Button onClick={() => draw({ what: 'place', under: chosen })}>
            {chosen ? t('desk.draw.placeUnder', { name: chosen.name }) : t('desk.draw.place')}
          </Button>
          {chosen && (
            <Button onClick={() => draw({ what: 'assign', place: chosen })}>
              {t('desk.draw.assign')}
            </Button>
          )}
        </Flex>
      )}
      {chosen && <p aria-live="polite">{chosen.address}</p>}
      <PlaceTree region={region} chosen={chosen} choose={choose} />
    </section>
  )
}
