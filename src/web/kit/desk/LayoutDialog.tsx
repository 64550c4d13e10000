import { Alert, Button, Flex, Form, Input, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, reasonOf } from '#web/api.ts'
import { Dialog } from './Dialog.tsx'
import { FormField } from './FormField.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import { useCommand, useDraftId } from './command.ts'
import {
  type RegisterTool,
  SavedView,
  useRegisterLayout,
  useSavedViews,
  useSharedViews,
} from './register-layout.ts'
import { optionsOf } from './options.ts'

type Props<Row> = RegisterTool<Row> & { close: () => void }

/** The columns, and three plain ways: as out of the box, as last kept, kept under a name. */
export function LayoutDialog<Row>(props: Props<Row>) {
  const { register, columns, region, roles, opened, close } = props
  const { t } = useTranslation()
  const { layout, saved, arrange, reset, restore } = useRegisterLayout(register, columns)
  const { views, drop } = useSavedViews(register)
  const [naming, name] = useState(false)
  const shared = useSharedViews(register, region)
  const unshare = useCommand(client.access.unshareView, () => opened(undefined))
  const own = views.find(({ id }) => id === props.saved)
  const ours = roles.length > 0 ? shared.find(({ id }) => id === props.saved) : undefined
  const view = own ?? ours
  const dropView = (id: string) => {
    if (!own) return unshare.mutate({ region, id })
    drop(id)
    opened(undefined)
  }
  return (
    <Dialog title={t('table.columns')} close={close}>
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
      {unshare.error && (
        <Alert type="error" showIcon role="alert" title={reasonOf(unshare.error, t)} />
      )}
      {naming && <NameView {...props} />}
    </Dialog>
  )
}

type Named = { name: string; role?: string | null }

/** Under a name for oneself, or for all in one role: that is up to whoever answers for the community. */
function NameView<Row>(props: Props<Row>) {
  const { register, columns, kept, region, roles, opened, close } = props
  const { t } = useTranslation()
  const { layout, settle } = useRegisterLayout(register, columns)
  const { add } = useSavedViews(register)
  const [id] = useDraftId()
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus(), [])
  const end = () => {
    opened(id)
    close()
  }
  const share = useCommand(client.access.shareView, end)
  const save = ({ name, role }: Named) => {
    if (role)
      return share.mutate({ region, id, role, register, name, view: { search: kept, layout } })
    add({ id, name: name.trim(), search: kept, layout })
    settle(layout)
    end()
  }
  return (
    <Form<Named> name="view" layout="vertical" onFinish={save} className="gap-above">
      <FormField
        name="name"
        label={t('table.viewName')}
        extra={t('table.viewHint')}
        schema={SavedView.shape.name}
      >
        <Input ref={field} />
      </FormField>
      {roles.length > 0 && (
        <Form.Item name="role" label={t('table.viewFor')}>
          <Select allowClear placeholder={t('table.viewForMe')} options={optionsOf(roles)} />
        </Form.Item>
      )}
      {share.error && <Alert type="error" showIcon role="alert" title={reasonOf(share.error, t)} />}
      <Button type="primary" htmlType="submit" loading={share.isPending}>
        {t('table.save')}
      </Button>
    </Form>
  )
}
