import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { Nothing, Unread } from '#web/kit/desk/Nothing.tsx'
import { moment } from '#web/kit/time.ts'
import type { Import } from '../contract.ts'
import { ImportState } from './ImportState.tsx'
import { importsOptions } from './ledger-file.ts'
import { Templates } from './LedgerUpload.tsx'

/** Every ledger that came in, the newest first, each a way to its own page. */
export function ImportList({
  region,
  linkTo,
}: {
  region: number
  linkTo: (one: Import) => ReactNode
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery(importsOptions(region))
  if (error && !data) return <Unread error={error} retry={refetch} />
  return (
    <Table<Import>
      aria-label={t('imports.list')}
      rowKey="id"
      size="small"
      loading={isPending}
      dataSource={data}
      pagination={{ hideOnSinglePage: true, showSizeChanger: false, defaultPageSize: 20 }}
      scroll={{ x: 'max-content' }}
      locale={{
        emptyText: data ? (
          <Nothing words={t('imports.none')}>
            <Templates />
          </Nothing>
        ) : (
          ' '
        ),
      }}
      columns={[
        { title: t('imports.column.name'), render: (_, one) => linkTo(one) },
        {
          title: t('imports.column.ledger'),
          render: (_, one) => t(`imports.ledger.${one.ledger}`),
        },
        { title: t('imports.column.state'), render: (_, one) => <ImportState {...one} /> },
        ...(['added', 'changed', 'failed'] as const).map(count => ({
          title: t(`imports.count.${count}`),
          align: 'right' as const,
          render: (_: unknown, { counts }: Import) => counts[count],
        })),
        { title: t('imports.column.by'), dataIndex: 'byName' },
        { title: t('imports.column.at'), render: (_, { at }) => moment(at, language) },
      ]}
    />
  )
}
