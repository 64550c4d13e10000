import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { GridSize } from '../contract.ts'
import { mean, SMALLEST_CELL } from '../rules.ts'

/** The register of grids: how many households each holds, drawn beside the number, and where that is far from usual. */
export function GridSizes({ region }: { region: number }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(api.figures.grids.queryOptions({ input: { region } }))
  const [whole, showWhole] = useState(false)
  if (error && !data) return <LoadError error={error} retry={refetch} />
  if (!data) return null
  if (data.length === 0) return <EmptyState words={t('overview.noGrids')} />
  const top = data.filter(({ parentId }) => parentId === null)
  const known = top.every(({ households }) => households !== null)
  const households = top.reduce((sum, grid) => sum + (grid.households ?? 0), 0)
  const most = Math.max(1, ...data.map(grid => grid.households ?? 0))
  const few = t('overview.few', { count: SMALLEST_CELL })
  return (
    <>
      <p className="caption">
        {t('overview.mean', {
          mean: known ? mean(households, top.length) : '—',
          grids: top.length,
        })}{' '}
        {t('overview.usual')}
      </p>
      <PlainTable
        label={t('overview.grids')}
        rows={whole ? data : top}
        keyOf={({ id }) => id}
        columns={[
          { title: t('desk.field.gridCode'), cell: ({ code }) => code },
          {
            title: t('desk.field.gridName'),
            cell: ({ name, parentId }) => (parentId === null ? name : `└ ${name}`),
          },
          {
            title: t('overview.counted.groups'),
            number: true,
            cell: ({ groups }) => t('unit.groups', { number: groups }),
          },
          {
            title: t('overview.counted.persons'),
            number: true,
            cell: ({ persons }) => t('unit.persons', { number: persons ?? few }),
          },
          {
            title: t('overview.counted.households'),
            cell: grid => <Bar {...grid} most={most} few={few} />,
          },
          { title: t('overview.advice.title'), cell: grid => <Advice {...grid} /> },
        ]}
      />
      {top.length < data.length && (
        <Button className="gap-above" aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {t(whole ? 'overview.topGrids' : 'overview.allGrids', {
            count: data.length - top.length,
          })}
        </Button>
      )}
    </>
  )
}

function Bar({ households, most, few }: GridSize & { most: number; few: string }) {
  const { t } = useTranslation()
  return (
    <span className="bar-cell">
      <span className="number">{t('unit.households', { number: households ?? few })}</span>
      <span
        className="bar"
        aria-hidden="true"
        style={{ width: `${(60 * (households ?? 0)) / most}%` }}
      />
    </span>
  )
}

function Advice({ advice, parentId }: GridSize) {
  const { t } = useTranslation()
  if (parentId !== null) return '—'
  if (!advice) return t('overview.advice.fine')
  return <strong className="unsure">{t(`overview.advice.${advice}`)}</strong>
}
