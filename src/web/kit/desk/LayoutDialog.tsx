import { Button, Flex, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#web/api.ts'
import { Ask } from './Ask.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import { SavedView, useLedgerLayout, useSavedViews } from './ledger-layout.ts'
import type { LedgerTool } from './LedgerTools.tsx'
import { useRule } from './rule.ts'

type Props<Row> = LedgerTool<Row> & { close: () => void }

/** The columns, and three plain ways: as out of the box, as last kept, kept under a name. */
export function LayoutDialog<Row>(props: Props<Row>) {
  const { ledger, columns, opened, close } = props
  const { t } = useTranslation()
  const { layout, saved, arrange, reset, restore } = useLedgerLayout(ledger, columns)
  const { views, drop } = useSavedViews(ledger)
  const [naming, name] = useState(false)
  const view = views.find(({ id }) => id === props.saved)
  const dropView = (id: string) => {
    drop(id)
    opened(undefined)
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
      {naming && <NameView {...props} />}
    </Ask>
  )
}

function NameView<Row>({ ledger, columns, kept, opened, close }: Props<Row>) {
  const { t } = useTranslation()
  const rule = useRule()
  const { layout, settle } = useLedgerLayout(ledger, columns)
  const { add } = useSavedViews(ledger)
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus(), [])
  const save = ({ name }: { name: string }) => {
    const id = newId()
    add({ id, name: name.trim(), search: kept, layout })
    settle(layout)
    opened(id)
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
