import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import { EmptyState } from '#web/kit/desk/EmptyState.tsx'
import { ShortTable } from '#web/kit/desk/ShortTable.tsx'
import { moment } from '#web/kit/time.ts'
import type { Import } from '../contract.ts'
import { ImportState } from './ImportState.tsx'
import { importsOptions } from './dataset-file.ts'
import { Templates } from './DatasetUpload.tsx'

/** Every dataset that came in, the newest first, each a way to its own page. */
export function ImportList({
  region,
  linkTo,
}: {
  region: number
  linkTo: (one: Import) => ReactNode
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(importsOptions(region))
  return (
    <ShortTable<Import>
      label={t('imports.list')}
      query={query}
      // It asks again by itself while one is at work.
      loading={query.isPending}
      none={
        <EmptyState words={t('imports.none')}>
          <Templates />
        </EmptyState>
      }
      rowKey="id"
      size="small"
      pagination={{ defaultPageSize: 20 }}
      columns={[
        { title: t('imports.column.name'), render: (_, one) => linkTo(one) },
        {
          title: t('imports.column.dataset'),
          render: (_, one) => t(`imports.dataset.${one.dataset}`),
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
