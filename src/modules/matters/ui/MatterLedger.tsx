import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Flex, Switch, Table, type TableProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import type { Matter } from '../contract.ts'
import { FRESH_LEDGER, type LedgerSearch } from './ledger-search.ts'
import { type LedgerNames, useLedgerColumns } from './ledger-columns.tsx'

type Props = LedgerNames & {
  region: number
  search: LedgerSearch
  change: (search: Partial<LedgerSearch>) => void
}

/** The rows of one view of the ledger, sorted and paged by the server. */
export function MatterLedger({ region, search, change, ...names }: Props) {
  const { t } = useTranslation()
  const { matter: _matter, within: _within, dense, ...asked } = search
  const { data, error, isFetching, refetch } = useQuery(
    api.matters.list.queryOptions({
      input: { region, ...asked },
      placeholderData: keepPreviousData,
    }),
  )
  const columns = useLedgerColumns(search, names)
  const open = (matter: Matter) =>
    change({ matter: matter.id, within: matter.region === region ? undefined : matter.region })

  if (error && !data) return <Unread error={error} retry={refetch} />
  return (
    <div>
      <Flex justify="space-between" align="center" gap={8} wrap className="gap-below">
        <span role="status">{data && t('desk.ledger.total', { count: data.total })}</span>
        <label>
          <Switch size="small" checked={dense} onChange={dense => change({ dense })} />{' '}
          {t('desk.ledger.dense')}
        </label>
      </Flex>
      <Table<Matter>
        aria-label={t('desk.ledger.title')}
        rowKey="id"
        size={dense ? 'small' : 'medium'}
        loading={isFetching}
        columns={columns}
        dataSource={data?.rows}
        scroll={{ x: 1060 }}
        sortDirections={['ascend', 'descend', 'ascend']}
        locale={{ emptyText: data ? <NoRows search={search} change={change} /> : ' ' }}
        onRow={matter => ({
          tabIndex: 0,
          className: matter.id === search.matter ? 'row row-open' : 'row',
          onClick: () => open(matter),
          onKeyDown: event => event.key === 'Enter' && open(matter),
        })}
        onChange={turned(change)}
        pagination={{
          ...pageOf(search),
          total: data?.total ?? 0,
          showSizeChanger: { 'aria-label': t('desk.ledger.perPage') },
        }}
      />
    </div>
  )
}

const pageOf = ({ limit, offset }: LedgerSearch) => ({
  pageSize: limit,
  current: offset / limit + 1,
  pageSizeOptions: [20, 50, 100],
})

const turned =
  (change: Props['change']): TableProps<Matter>['onChange'] =>
  (page, _filters, sorter, { action }) => {
    if (action === 'sort' && !Array.isArray(sorter)) {
      change({
        sort: sorter.columnKey as LedgerSearch['sort'],
        descending: sorter.order === 'descend',
        offset: 0,
      })
    } else {
      const limit = page.pageSize ?? FRESH_LEDGER.limit
      change({ limit, offset: ((page.current ?? 1) - 1) * limit })
    }
  }

function NoRows({ search, change }: Pick<Props, 'search' | 'change'>) {
  const { t } = useTranslation()
  const { view } = search
  const narrowed =
    search.words ||
    search.kind ||
    search.gridId ||
    search.from ||
    search.to ||
    search.states.length > 0
  if (!narrowed) return <Nothing words={t(`desk.ledger.none.${view}`)} />
  return (
    <Nothing words={t('desk.ledger.noneFound')}>
      <Button onClick={() => change({ ...BLANK, view })}>{t('desk.ledger.reset')}</Button>
    </Nothing>
  )
}

/** Every condition taken away; the view stays. */
export const BLANK: Partial<LedgerSearch> = {
  words: undefined,
  kind: undefined,
  gridId: undefined,
  from: undefined,
  to: undefined,
  states: [],
  offset: 0,
}
