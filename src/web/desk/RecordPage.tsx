import { Link } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Flex, Form, type FormInstance, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, matters } from '#modules/matters/contract.ts'
import { LookUpButton } from '#modules/people/ui/LookUp.tsx'
import { wholeNumber } from '#modules/people/ui/numbers.ts'
import { PlacePicker } from '#modules/territory/ui/PlacePicker.tsx'
import { client, numberOf } from '#web/api.ts'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useDraftId } from '#web/kit/desk/command.ts'
import { optionsOf } from '#web/kit/desk/options.ts'
import { useRule } from '#web/kit/desk/rule.ts'
import { inChina, today } from '#web/kit/desk/days.ts'
import { AboutWhom } from './AboutWhom.tsx'
import { Page } from './Page.tsx'
import { useDesk } from './use-desk.ts'

type Told = {
  source: (typeof SOURCES)[number]
  requester: { name?: string; phone?: string }
  place?: string[]
  placeWords: string | null
  kind: string
  text: string
  reportedAt?: string | null
  onTheSpot?: boolean
  handled?: string | null
  aboutPost?: string
  aboutWords?: string | null
}

const SOURCES = ['phone', 'walkIn', 'paper', 'opinionBox', 'superior'] as const
const fields = matters.record['~orpc'].inputSchema!.shape
const requester = fields.requester.unwrap().unwrap().shape

/** Writes down what somebody told by phone, at the counter or on paper: the same matter as from the web. */
export function RecordPage() {
  const { t } = useTranslation()
  const {
    posting: { region },
  } = useDesk()
  const [id, nextId] = useDraftId()
  const [recorded, show] = useState<Matter>()
  const done = (matter: Matter, form: FormInstance<Told>) => {
    show(matter)
    nextId()
    form.resetFields([
      'requester',
      'text',
      'reportedAt',
      'onTheSpot',
      'handled',
      'aboutPost',
      'aboutWords',
    ])
    window.scrollTo({ top: 0 })
  }

  return (
    <Page title={t('desk.menu.record')} beside={<Link to="/paper">{t('paper.print')}</Link>}>
      {recorded && <Recorded {...recorded} />}
      <div className="card narrow">
        <CommandForm<Told, Matter>
          call={(told, context) =>
            client.matters.record({ region, id, ...inputOf(told) }, context).catch(error => {
              // Kept before, and changed since: sent once more it becomes another.
              if (numberOf(error)) nextId()
              throw error
            })
          }
          submit={t('desk.record.save')}
          initialValues={{ source: 'phone' }}
          done={done}
        >
          <Form.Item name="source" label={t('desk.field.source')} required>
            <Radio.Group options={SOURCES.map(value => ({ value, label: t(`source.${value}`) }))} />
          </Form.Item>
          <Requester />
          <WhatAndWhere region={region} />
          <OnTheSpot />
        </CommandForm>
      </div>
    </Page>
  )
}

function inputOf({
  place,
  onTheSpot,
  handled,
  reportedAt,
  requester: { name, phone },
  aboutPost,
  aboutWords,
  ...told
}: Told) {
  return {
    ...told,
    about:
      aboutPost || aboutWords
        ? { postingIds: aboutPost ? [aboutPost] : [], words: aboutWords || null }
        : null,
    placeId: place?.at(-1) ?? null,
    reportedAt: reportedAt ? inChina(reportedAt) : undefined,
    requester: name ? { name, phone: phone || null } : null,
    handled: onTheSpot ? (handled ?? null) : null,
  }
}

function WhatAndWhere({ region }: { region: number }) {
  const { t } = useTranslation()
  const { method } = useDesk()
  return (
    <>
      <Form.Item name="place" label={t('desk.field.place')}>
        <PlacePicker region={region} />
      </Form.Item>
      <FormField name="placeWords" label={t('desk.field.placeWords')} schema={fields.placeWords}>
        <Input />
      </FormField>
      <FormField name="kind" label={t('desk.column.kind')} schema={fields.kind}>
        <Select options={optionsOf(method.kinds)} />
      </FormField>
      <AboutWhom region={region} />
      <FormField name="text" label={t('desk.field.said')} schema={fields.text}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} />
      </FormField>
      <Form.Item
        name="reportedAt"
        label={t('desk.field.reportedAt')}
        extra={t('desk.hint.reportedAt')}
      >
        <Input type="datetime-local" max={`${today()}T23:59`} />
      </Form.Item>
    </>
  )
}

/** Somebody may stay unnamed; a phone without a name reaches nobody. */
function Requester() {
  const { t } = useTranslation()
  const rule = useRule()
  return (
    <div className="pair">
      <Form.Item
        name={['requester', 'name']}
        label={t('desk.field.requesterName')}
        dependencies={[['requester', 'phone']]}
        rules={[
          ({ getFieldValue }) =>
            rule(
              getFieldValue(['requester', 'phone']) ? requester.name : requester.name.optional(),
            ),
        ]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <FormField
        name={['requester', 'phone']}
        label={t('desk.field.phone')}
        schema={requester.phone}
      >
        <Input inputMode="tel" autoComplete="off" />
      </FormField>
      <Caller />
    </div>
  )
}

/** Who rings: whose number it is, for a purpose; the one who is chosen stands in the form. */
function Caller() {
  const { t } = useTranslation()
  const { posting, may } = useDesk()
  const form = Form.useFormInstance<Told>()
  const phone = Form.useWatch<string | undefined>(['requester', 'phone'], form)
  if (!may('person.reveal') || !phone || !wholeNumber(phone)) return null
  return (
    <LookUpButton
      title={t('lookUp.caller')}
      region={posting.region}
      number={phone}
      act={({ name }) => (
        <Button onClick={() => form.setFieldValue(['requester', 'name'], name)}>
          {t('lookUp.choose')}
        </Button>
      )}
    />
  )
}

function OnTheSpot() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="onTheSpot" label={t('desk.field.onTheSpot')} valuePropName="checked">
        <Checkbox>{t('desk.record.onTheSpot')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['onTheSpot']}>
        {({ getFieldValue }) =>
          getFieldValue('onTheSpot') && (
            <FormField
              name="handled"
              label={t('desk.field.result')}
              schema={fields.handled.unwrap().unwrap()}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} />
            </FormField>
          )
        }
      </Form.Item>
    </>
  )
}

/** The number to tell the requester, and the slip if they gave a name; the form stays open for the next, with place and kind kept. */
function Recorded({ id, number, requesterName }: Matter) {
  const { t } = useTranslation()
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('desk.record.done', { number })}
      description={t('desk.record.next')}
      action={
        <Flex gap={12} align="center" wrap>
          {requesterName && (
            <Link to="/receipt" search={{ matter: id }}>
              {t('receipt.print')}
            </Link>
          )}
          <Link to="/matters" search={{ view: 'all', matter: id }} className="button-link">
            {t('desk.record.open')}
          </Link>
        </Flex>
      }
    />
  )
}
