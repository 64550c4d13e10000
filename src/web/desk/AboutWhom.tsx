import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { matters } from '#modules/matters/contract.ts'
import { api } from '#web/api.ts'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { useDesk } from './use-desk.ts'

const { words } = matters.record['~orpc'].inputSchema!.shape.about.unwrap().unwrap().shape

/** Whom a complaint is about; asked where the kind is one. */
export function AboutWhom({ region }: { region: number }) {
  const { t } = useTranslation()
  const { method } = useDesk()
  const form = Form.useFormInstance()
  const asked = method.isAboutStaff(Form.useWatch('kind', form) ?? '')
  const serving = useQuery(
    api.matters.answerable.queryOptions({ input: { region }, enabled: asked }),
  )
  if (!asked) return null
  return (
    <>
      <Form.Item name="aboutPost" label={t('about.who')} extra={t('about.hint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={serving.isPending}
          options={serving.data?.map(({ postingId, name, role }) => ({
            value: postingId,
            label: `${name} · ${method.roleName(role)}`,
          }))}
        />
      </Form.Item>
      <FormField name="aboutWords" label={t('about.words')} schema={words}>
        <Input />
      </FormField>
    </>
  )
}
