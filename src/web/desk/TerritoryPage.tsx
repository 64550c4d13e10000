import { useQuery } from '@tanstack/react-query'
import { Button, Col, Flex, Row } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_PLACES } from '#modules/territory/contract.ts'
import { GridTable } from '#modules/territory/ui/GridTables.tsx'
import { PlaceTree } from '#modules/territory/ui/PlaceTree.tsx'
import { SketchMap } from '#modules/territory/ui/SketchMap.tsx'
import {
  type Drawing,
  type Spotted,
  TerritoryForms,
} from '#modules/territory/ui/TerritoryForms.tsx'
import { UngriddedTable } from '#modules/territory/ui/UngriddedTable.tsx'
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
  const { may, method } = useDesk()
  const grids = useQuery(api.territory.grids.queryOptions({ input: { region } }))
  const sizes = useQuery(api.figures.grids.queryOptions({ input: { region } }))
  const [drawing, setDrawing] = useState<Drawing>()
  const [chosen, setChosen] = useState<Spotted[]>([])
  const draw = may('territory.draw') ? setDrawing : undefined
  const toggle = (place: Spotted) =>
    setChosen(before =>
      before.some(({ id }) => id === place.id)
        ? before.filter(({ id }) => id !== place.id)
        : [...before, place].slice(-MOST_PLACES),
    )

  return (
    <Row gutter={[24, 24]}>
      <Col xs={24} lg={10}>
        <Flex vertical gap={24}>
          <section className="card">
            <h2>{t('desk.place.title')}</h2>
            {draw && <PlaceActs chosen={chosen} draw={draw} clear={() => setChosen([])} />}
            <PlaceTree region={region} chosen={chosen} toggle={toggle} />
          </section>
          <section className="card">
            <h2>{t('desk.ungridded.title')}</h2>
            <UngriddedTable
              region={region}
              assign={draw && (place => draw({ what: 'assign', places: [place] }))}
            />
          </section>
        </Flex>
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
            <GridTable
              query={grids}
              sizes={new Map(sizes.data?.map(({ id, households }) => [id, households]))}
              levelName={method.levelName}
              change={draw && (grid => draw({ what: 'change', grid }))}
            />
          </section>
          <section className="card">
            <h2>{t('overview.sketch')}</h2>
            {draw && <p className="weak">{t('grid.pointing')}</p>}
            <SketchMap region={region} {...(draw && { chosen, toggle })} />
          </section>
        </Flex>
      </Col>
      <TerritoryForms
        region={region}
        grids={grids.data ?? []}
        levels={method.gridLevels}
        countsPeople={may('person.read')}
        drawing={drawing}
        end={() => setDrawing(undefined)}
      />
    </Row>
  )
}

function PlaceActs({
  chosen,
  draw,
  clear,
}: {
  chosen: Spotted[]
  draw: (drawing: Drawing) => void
  clear: () => void
}) {
  const { t } = useTranslation()
  const [only] = chosen.length === 1 ? chosen : []
  return (
    <>
      <Flex gap={8} wrap className="gap-below">
        {chosen.length < 2 && (
          <Button onClick={() => draw({ what: 'place', under: only })}>
            {only ? t('desk.draw.placeUnder', { name: only.name }) : t('desk.draw.place')}
          </Button>
        )}
        {chosen.length > 0 && (
          <>
            <Button type="primary" onClick={() => draw({ what: 'assign', places: chosen })}>
              {t('grid.assignSome', { count: chosen.length })}
            </Button>
            <Button onClick={clear}>{t('grid.clear')}</Button>
          </>
        )}
      </Flex>
      <p className="weak" aria-live="polite">
        {chosen.length > 0
          ? chosen.map(({ address }) => address).join(t('grid.and'))
          : t('grid.picking')}
      </p>
    </>
  )
}
