import { Button, Flex, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#web/api.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { ColumnChooser } from '#web/kit/desk/ColumnChooser.tsx'
import type { LedgerColumn } from '#web/kit/desk/layout.ts'
import { useRule } from '#web/kit/desk/rule.ts'
import type { Matter } from '../contract.ts'
import { useLedgerLayout, useSavedViews } from './ledger-layout.ts'
import { keptOf, type LedgerSearch, SavedView } from './ledger-search.ts'

type Props = {
  columns: LedgerColumn<Matter>[]
  search: LedgerSearch
  change: (search: Partial<LedgerSearch>) => void
  close: () => void
}

/** The columns, and three plain ways: as out of the box, as last kept, kept under a name. */
export function LayoutDialog({ columns, search, change, close }: Props) {
  const { t } = useTranslation()
  const { layout, saved, arrange, reset, restore } = useLedgerLayout(columns)
  const { views, drop } = useSavedViews()
  const [naming, name] = useState(false)
  const view = views.find(({ id }) => id === search.saved)
  const dropView = (id: string) => {
    drop(id)
    change({ saved: undefined })
  }
  return (
    <Ask title={t('table.columns')} close={close}>
      <ColumnChooser
        titles={new Map(columns.map(({ key, title }) => [key, title]))}
        layout={layout}
        arrange={arrange}
      />
      <Flex gap={8} wrap>
        <Button onClick={reset}>{t('table.reset')}</Button>
        <Button disabled={!saved} onClick={restore}>
          {t('table.restore')}
        </Button>
        <Button type="primary" aria-expanded={naming} onClick={() => name(true)}>
          {t('table.saveAs')}
        </Button>
        {view && (
          <Button danger onClick={() => dropView(view.id)}>
            {t('table.drop', { name: view.name })}
          </Button>
        )}
      </Flex>
      {naming && <NameView columns={columns} search={search} change={change} close={close} />}
    </Ask>
  )
}

function NameView({ columns, search, change, close }: Props) {
  const { t } = useTranslation()
  const rule = useRule()
  const { layout, settle } = useLedgerLayout(columns)
  const { add } = useSavedViews()
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus(), [])
  const save = ({ name }: { name: string }) => {
    const id = newId()
    add({ id, name: name.trim(), search: keptOf(search), layout })
    settle(layout)
    change({ saved: id })
    close()
  }
  return (
    <Form<{ name: string }> name="view" layout="vertical" onFinish={save} className="gap-above">
      <Form.Item
        name="name"
        label={t('table.viewName')}
        extra={t('table.viewHint')}
        rules={[rule(SavedView.shape.name)]}
        required
      >
        <Input ref={field} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('table.save')}
      </Button>
    </Form>
  )
}
