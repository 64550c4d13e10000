import type { UseQueryResult } from '@tanstack/react-query'
import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { LoadError } from './EmptyState.tsx'

type Props<Row> = Pick<
  TableProps<Row>,
  'rowKey' | 'columns' | 'size' | 'loading' | 'pagination'
> & {
  label: string
  query: UseQueryResult<Row[]>
  /** What is said where there is nothing. */
  none: ReactNode
}

/** A table short enough to be had whole: it is sorted and paged where it is shown. */
export function ShortTable<Row extends object>({ label, query, none, ...table }: Props<Row>) {
  const { data, error, isFetching, refetch } = query
  if (error && !data) return <LoadError error={error} retry={refetch} />
  return (
    <Table<Row>
      aria-label={label}
      loading={isFetching}
      dataSource={data}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: data ? none : ' ' }}
      {...table}
      pagination={
        table.pagination && { hideOnSinglePage: true, showSizeChanger: false, ...table.pagination }
      }
    />
  )
}
