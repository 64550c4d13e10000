import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { moment } from '#web/kit/time.ts'
import { type Matter, State } from '../contract.ts'
import { DueTime } from './DueTime.tsx'
import type { LedgerSearch } from './ledger-search.ts'
import { PhoneState } from './phone-state.tsx'

type Asked = { search: LedgerSearch; roleName: (role: string) => string; regionNames?: ReadonlyMap<number, string> | undefined }

/** Whether the promised time still runs: an ended matter has no time left and needs none. */
export const isOver = (state: State) => OVER.has(state)
const OVER = new Set<State>(['closed', 'merged', 'notAccepted'])

export function useLedgerColumns({ search, roleName, regionNames }: Asked): TableColumnType<Matter>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const sortable = (key: LedgerSearch['sort']) => ({
    key,
    sorter: true,
    sortOrder: search.sort === key ? (search.descending ? 'descend' as const : 'ascend' as const) : null,
  })
  const words = (key: string) => t(`desk.column.${key}`)
  const community: TableColumnType<Matter> = { title: words('region'), width: 130, render: (_, { region }) => regionNames?.get(region) ?? region }

  return [
    { title: words('number'), dataIndex: 'number', width: 140 },
    ...(regionNames ? [community] : []),
    { title: words('kind'), dataIndex: 'kindName', width: 110 },
    { title: words('words'), render: (_, { text }) => <span className="two-lines" title={text}>{text}</span> },
    { title: words('where'), width: 165, render: (_, matter) => <Where {...matter} /> },
    { title: words('holder'), width: 105, render: (_, { ownerName, ownerRole }) => <Lines first={ownerName ?? t('desk.nobodyYet')} second={ownerRole && roleName(ownerRole)} /> },
    { title: words('state'), width: 95, render: (_, { state, supervised }) => <span className="stack"><span><PhoneState state={state} /></span>{supervised && <small className="overdue">{t('desk.supervised')}</small>}</span> },
    { title: words('dueAt'), width: 155, ...sortable('dueAt'), render: (_, { dueAt, overdue, state }) => <DueTime dueAt={dueAt} overdue={overdue} running={!isOver(state)} /> },
    { title: words('receivedAt'), width: 115, ...sortable('receivedAt'), render: (_, { receivedAt }) => moment(receivedAt, language) },
  ]
}

function Where({ address, gridName }: Matter) {
  const { t } = useTranslation()
  return <Lines first={address ?? t('say.anonymous')} second={gridName ?? t('desk.noGrid')} />
}

function Lines({ first, second }: { first: string; second: string | null }) {
  return (
    <span className="stack">
      <span>{first}</span>
      {second && <small>{second}</small>}
    </span>
  )
}
