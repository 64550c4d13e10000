import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { App, Button, Flex, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, client, reasonOf } from '#web/api.ts'
import { csvOf, download } from '#web/kit/desk/csv.ts'
import { today } from '#web/kit/desk/days.ts'
import { EmptyState, LoadError } from '#web/kit/desk/EmptyState.tsx'
import type { Place } from '../contract.ts'

const PAGE = 50
const EXPORTED = 500
type Props = { region: number; assign: ((place: Place) => void) | undefined }

/** The blind spots: addresses for which nobody on the ground answers, each of them, a page at a time. */
export function UngriddedTable({ region, assign }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...api.territory.ungridded.key(), region],
    queryFn: ({ pageParam }) =>
      client.territory.ungridded({ region, after: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => (last.rows.length === PAGE ? last.rows.at(-1)?.id : undefined),
  })
  if (error && !data) return <LoadError error={error} retry={refetch} />
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  const total = data?.pages[0]?.total ?? 0
  return (
    <>
      {total > 0 && (
        <Flex gap={12} align="center" className="gap-below">
          <span aria-live="polite">{t('desk.ungridded.count', { count: total })}</span>
          <Export region={region} />
        </Flex>
      )}
      <Table<Place>
        aria-label={t('desk.ungridded.title')}
        loading={isFetching}
        dataSource={rows}
        locale={{ emptyText: data ? <EmptyState words={t('desk.ungridded.none')} /> : ' ' }}
        scroll={{ x: 'max-content' }}
        rowKey="id"
        size="small"
        pagination={false}
        columns={[
          { title: t('desk.column.where'), dataIndex: 'address' },
          {
            title: t('desk.field.placeKind'),
            render: (_, { kind }) => t(`desk.placeKind.${kind}`),
          },
          ...(assign
            ? [
                {
                  title: t('desk.column.actions'),
                  render: (_: unknown, place: Place) => (
                    <Button
                      size="small"
                      aria-label={t('grid.assignOf', { address: place.address })}
                      onClick={() => assign(place)}
                    >
                      {t('desk.draw.assign')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {hasNextPage && (
        <Button className="gap-above" loading={isFetching} onClick={() => fetchNextPage()}>
          {t('grid.more', { count: total - rows.length })}
        </Button>
      )}
    </>
  )
}

/** All of them in a file, which no list on a screen is for. */
function Export({ region }: { region: number }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const written = useMutation({
    mutationFn: () => everyAddress(region),
    onSuccess: places =>
      download(
        `${t('desk.ungridded.title')}-${today()}.csv`,
        csvOf([
          [t('desk.column.where'), t('desk.field.placeKind')],
          ...places.map(({ address, kind }) => [address, t(`desk.placeKind.${kind}`)]),
        ]),
      ),
    onError: error => void message.error(reasonOf(error, t)),
  })
  return (
    <Button size="small" loading={written.isPending} onClick={() => written.mutate()}>
      {t('grid.export')}
    </Button>
  )
}

async function everyAddress(region: number): Promise<Place[]> {
  const places: Place[] = []
  for (;;) {
    const after = places.at(-1)?.id
    const { rows } = await client.territory.ungridded({ region, after, limit: EXPORTED })
    places.push(...rows)
    if (rows.length < EXPORTED) return places
  }
}
