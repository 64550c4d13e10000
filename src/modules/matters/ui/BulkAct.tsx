import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Form, Input, Select, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, newId, reasonOf } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { useHoldLastAct } from '#web/kit/desk/LastAct.tsx'
import { useLongWork } from '#web/kit/desk/long-work.ts'
import { optionsOf } from '#web/kit/desk/options.ts'
import { type Matter, matters } from '../contract.ts'
import { type BulkActName, type Foreseen, useForeseen } from './bulk.ts'
import { BulkProgress } from './BulkProgress.tsx'
import { ColleagueSelect } from './ColleagueSelect.tsx'
import type { Kinds } from './kinds.ts'
import { undoOf } from './undo.ts'

type Typed = { postingId?: string; reason?: string; category?: string; kind?: string }

/** Many are given one category; to take it from them is done one by one. */
const fields = {
  postingId: matters.dispatch['~orpc'].inputSchema!.shape.postingId,
  category: matters.classify['~orpc'].inputSchema!.shape.category.unwrap().min(1),
}

type Props = {
  act: BulkActName
  /** The matters one after the other, and how many they are. */
  items: () => AsyncIterable<Matter> | Iterable<Matter>
  count: number
  kinds: Kinds
  roleName: (role: string) => string
  close: (anyDone: boolean) => void
}

/** One act upon many matters: what can be done to how many and why not to the others, then done one by one, then what was refused and why. */
export function BulkAct({ act, items, count, kinds, roleName, close }: Props) {
  const { t } = useTranslation()
  const { work, start, stop } = useLongWork<Matter>()
  const hold = useHoldLastAct()
  const all = useQuery({
    queryKey: ['bulk', act, count],
    gcTime: 0,
    queryFn: () => gathered(items()),
  }).data
  const begin = (able: readonly Matter[], typed: Typed) =>
    start({ items: able, whole: able.length, act: matter => send(act, matter, typed) })
  const leave = () => {
    stop()
    const { done } = work
    if (done.length > 0 && undoOf(act, done[0]!))
      hold({
        words: t('bulk.did', { act: t(`action.${act}`), count: done.length }),
        undo: () => takeBack(act, done),
      })
    close(done.length > 0)
  }
  return (
    <Dialog title={t(`bulk.${act}`)} close={leave}>
      {work.state === 'resting' ? (
        <BulkForm {...{ act, all, kinds, roleName, begin, leave }} />
      ) : (
        <BulkProgress work={work} stop={stop} leave={leave} />
      )}
    </Dialog>
  )
}

async function gathered(items: AsyncIterable<Matter> | Iterable<Matter>): Promise<Matter[]> {
  const all: Matter[] = []
  for await (const matter of items) all.push(matter)
  return all
}

function send(act: BulkActName, { region, id }: Matter, typed: Typed): Promise<unknown> {
  const context = { context: { commandId: newId() } }
  switch (act) {
    case 'dispatch':
      return client.matters.dispatch(
        { region, id, postingId: typed.postingId!, reason: typed.reason || null },
        context,
      )
    case 'classify':
      return client.matters.classify(
        { region, id, category: typed.category || null, kind: typed.kind },
        context,
      )
    default:
      return client.matters[act]({ region, id }, context)
  }
}

/** All are tried; the first that cannot be taken back any more is told. */
async function takeBack(act: BulkActName, done: readonly Matter[]) {
  const faults: unknown[] = []
  for (const matter of done) await undoOf(act, matter)?.().catch(error => faults.push(error))
  if (faults.length > 0) throw faults[0]
}

type FormProps = Pick<Props, 'act' | 'kinds' | 'roleName'> & {
  all: readonly Matter[] | undefined
  begin: (able: readonly Matter[], typed: Typed) => void
  leave: () => void
}

function BulkForm({ act, all, kinds, roleName, begin, leave }: FormProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { postingId } = Form.useWatch([], form) ?? {}
  const foreseen = useForeseen(act, all, postingId)
  const able = foreseen.data?.able ?? []
  return (
    <Form<Typed> form={form} name="bulk" layout="vertical" onFinish={typed => begin(able, typed)}>
      {act === 'dispatch' && (
        <>
          <FormField name="postingId" label={t('desk.field.postingId')} schema={fields.postingId}>
            <ColleagueSelect matters={all} roleName={roleName} />
          </FormField>
          <Form.Item name="reason" label={t('desk.field.reason')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      )}
      {act === 'classify' && (
        <>
          <FormField name="category" label={t('desk.field.category')} schema={fields.category}>
            <Input />
          </FormField>
          <Form.Item name="kind" label={t('desk.field.kind')} extra={t('bulk.kindKept')}>
            <Select allowClear options={optionsOf(kinds)} />
          </Form.Item>
        </>
      )}
      {foreseen.error && (
        <Alert type="error" showIcon role="alert" title={reasonOf(foreseen.error, t)} />
      )}
      <div role="status">
        {foreseen.data ? <Foresight act={act} {...foreseen.data} /> : <Skeleton active />}
      </div>
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" disabled={able.length === 0}>
          {t('bulk.begin', { act: t(`action.${act}`), count: able.length })}
        </Button>
        <Button onClick={leave}>{t('act.cancel')}</Button>
      </Flex>
    </Form>
  )
}

/** "Can be assigned: 7; cannot: 3", and of those the reasons, each with its matters. */
function Foresight({ act, able, refused }: Foreseen & { act: BulkActName }) {
  const { t } = useTranslation()
  const name = t(`action.${act}`)
  const not = refused.reduce((sum, { matters }) => sum + matters.length, 0)
  return (
    <>
      <p>
        <strong>{t('bulk.foreseen', { act: name, able: able.length, not })}</strong>
      </p>
      <ul>
        {refused.map(({ words, matters }) => (
          <li key={words}>
            {t('bulk.because', { words, count: matters.length })}{' '}
            <small>
              {matters
                .slice(0, SHOWN)
                .map(({ number }) => number)
                .join(' ')}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}

const SHOWN = 10
