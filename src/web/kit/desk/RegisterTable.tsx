import { Table, type TableProps } from 'antd'
import { type ReactNode, type Key, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { arranged, type Layout, type RegisterColumn, placed } from './layout.ts'
import { isCovered, useShortcuts } from './shortcuts.ts'
import { WidthHandle } from './WidthHandle.tsx'

/** The rows that are picked, and what picks others instead. */
export type Picking<Row> = { picked: Row[]; pick: (rows: Row[]) => void }

export type Turn = { limit: number; offset: number; sort: string; descending: boolean }

type Props<Row> = {
  label: string
  columns: readonly RegisterColumn<Row>[]
  layout: Layout
  arrange: (layout: Layout) => void
  rows: Row[] | undefined
  total: number
  loading: boolean
  /** Page and order, both of them the server's work. */
  turn: Turn
  turned: (turn: Turn) => void
  picking?: Picking<Row> | undefined
  opened: string | undefined
  open: (row: Row) => void
  empty: ReactNode
}

const PAGE_SIZES = [20, 50, 100]
const HANDLE_WIDTH = 60

/** A register: the server sorts and pages, the reader chooses columns, picks rows and opens one, by keys too. */
export function RegisterTable<Row extends { id: string }>(props: Props<Row>) {
  const { label, columns, layout, arrange, rows, total, loading, turn, turned } = props
  const { picking, opened, open, empty } = props
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  useShortcuts({
    j: () => step(frame.current, 1),
    k: () => step(frame.current, -1),
    e: () => focusedRow(frame.current)?.click(),
  })
  const shown = arranged(columns, layout)
  const wide = shown.reduce((sum, { width }) => sum + width, 0)
  return (
    <div ref={frame} className="register">
      <Table<Row>
        aria-label={label}
        rowKey="id"
        size={layout.dense ? 'small' : 'medium'}
        loading={loading}
        dataSource={rows}
        tableLayout="fixed"
        scroll={{ x: wide + HANDLE_WIDTH }}
        sortDirections={['ascend', 'descend', 'ascend']}
        locale={{ emptyText: empty }}
        columns={shown.map(column => ({
          key: column.key,
          width: column.width,
          title: (
            <>
              {column.title}
              <WidthHandle
                width={column.width}
                set={width => arrange(placed(layout, column.key, { width }))}
              />
            </>
          ),
          render: (_, row) => column.cell?.(row) ?? column.text(row),
          ...(column.sorted && {
            sorter: true,
            sortOrder: turn.sort === column.key ? orderOf(turn) : null,
          }),
        }))}
        {...(picking && { rowSelection: selectionOf(picking, t('table.pick')) })}
        onRow={row => ({
          tabIndex: 0,
          className: row.id === opened ? 'row row-open' : 'row',
          onClick: () => open(row),
          onKeyDown: event =>
            event.key === 'Enter' && event.target === event.currentTarget && open(row),
        })}
        onChange={(page, _filters, sorter, { action }) =>
          turned(action === 'sort' ? ordered(turn, sorter) : paged(turn, page))
        }
        pagination={{
          total,
          pageSize: turn.limit,
          current: turn.offset / turn.limit + 1,
          pageSizeOptions: PAGE_SIZES,
          showSizeChanger: { 'aria-label': t('desk.register.perPage') },
        }}
      />
    </div>
  )
}

const orderOf = ({ descending }: Turn) => (descending ? 'descend' : 'ascend')

type Changed<Row> = Parameters<NonNullable<TableProps<Row>['onChange']>>

const ordered = <Row,>(turn: Turn, sorter: Changed<Row>[2]): Turn => {
  const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
  return { ...turn, sort: String(columnKey), descending: order === 'descend', offset: 0 }
}

const paged = <Row,>(
  turn: Turn,
  { pageSize = turn.limit, current = 1 }: Changed<Row>[0],
): Turn => ({
  ...turn,
  limit: pageSize,
  offset: (current - 1) * pageSize,
})

/** What is picked stays picked over the pages. */
const selectionOf = <Row extends { id: string }>(
  { picked, pick }: Picking<Row>,
  words: string,
): TableProps<Row>['rowSelection'] => ({
  columnWidth: HANDLE_WIDTH,
  preserveSelectedRowKeys: true,
  selectedRowKeys: picked.map(({ id }): Key => id),
  onChange: (_, rows) => pick(rows),
  // The kit draws the title a second time, unseen, to measure it: a control in it would take the focus there.
  hideSelectAll: true,
  columnTitle: words,
  getCheckboxProps: () => ({ 'aria-label': words }) as object,
  onCell: () => ({ onClick: event => event.stopPropagation() }),
})

const rowsOf = (frame: HTMLElement | null) => [
  ...(frame?.querySelectorAll<HTMLElement>('tbody tr[tabindex]') ?? []),
]
const focusedRow = (frame: HTMLElement | null) =>
  isCovered() ? undefined : rowsOf(frame).find(row => row === document.activeElement)

/** Puts the focus on the next or former row; from elsewhere on the first. */
function step(frame: HTMLElement | null, by: 1 | -1) {
  if (isCovered()) return
  const rows = rowsOf(frame)
  const at = rows.findIndex(row => row === document.activeElement)
  rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
}
