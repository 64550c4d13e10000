import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { moment } from '#web/kit/time.ts'
import type { Matter } from '../contract.ts'
import { DueTime } from './DueTime.tsx'
import { type Kinds, nameOf } from './kinds.ts'
import type { LedgerSearch } from './ledger-search.ts'
import { PhoneState } from './phone-state.tsx'

export type LedgerNames = {
  kinds: Kinds
  roleName: (role: string) => string
  /** The names of the communities below, for a ledger that spans them. */
  regionNames?: ReadonlyMap<number, string>
}

/** The columns of the ledger; the server sorts by those that carry a sort key. */
export function useLedgerColumns(
  search: LedgerSearch,
  { kinds, roleName, regionNames }: LedgerNames,
) {
  const { t } = useTranslation()
  const language = useLanguage()
  const titled = (name: string, column: TableColumnType<Matter>) => ({
    title: t(`desk.column.${name}`),
    ...column,
  })
  const sorted = (key: LedgerSearch['sort'], column: TableColumnType<Matter>) =>
    titled(key, {
      ...column,
      key,
      sorter: true,
      sortOrder: search.sort === key ? orderOf(search) : null,
    })

  return [
    titled('number', { dataIndex: 'number', width: 140 }),
    ...(regionNames
      ? [
          titled('region', {
            width: 130,
            render: (_, { region }) => regionNames.get(region) ?? region,
          }),
        ]
      : []),
    titled('kind', {
      width: 110,
      render: (_, { kind, kindName }) => nameOf(kinds, kind, kindName),
    }),
    titled('words', {
      render: (_, { text }) => (
        <span className="two-lines" title={text}>
          {text}
        </span>
      ),
    }),
    titled('where', { width: 165, render: (_, matter) => <Where {...matter} /> }),
    titled('holder', {
      width: 105,
      render: (_, matter) => <Holder {...matter} roleName={roleName} />,
    }),
    titled('state', { width: 95, render: (_, matter) => <Standing {...matter} /> }),
    sorted('dueAt', {
      width: 155,
      render: (_, { dueAt, closedAt }) => <DueTime dueAt={dueAt} running={closedAt === null} />,
    }),
    sorted('receivedAt', {
      width: 115,
      render: (_, { receivedAt }) => moment(receivedAt, language),
    }),
  ]
}

const orderOf = ({ descending }: LedgerSearch) => (descending ? 'descend' : 'ascend')

function Where({ address, gridName }: Matter) {
  const { t } = useTranslation()
  return (
    <span className="stack">
      <span>{address ?? t('say.anonymous')}</span>
      <small>{gridName ?? t('desk.noGrid')}</small>
    </span>
  )
}

function Holder({
  ownerName,
  ownerRole,
  roleName,
}: Matter & { roleName: (role: string) => string }) {
  const { t } = useTranslation()
  return (
    <span className="stack">
      <span>{ownerName ?? t('desk.nobodyYet')}</span>
      {ownerRole && <small>{roleName(ownerRole)}</small>}
    </span>
  )
}

function Standing({ state, supervised }: Matter) {
  const { t } = useTranslation()
  return (
    <span className="stack">
      <span>
        <PhoneState state={state} />
      </span>
      {supervised && <small className="overdue">{t('desk.supervised')}</small>}
    </span>
  )
}
