import { Alert, Button, Flex, Form, Input, Progress, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, newId, reasonOf } from '#web/api.ts'
import { Ask } from '#web/kit/desk/Ask.tsx'
import { Asked } from '#web/kit/desk/Asked.tsx'
import { useHoldLastAct } from '#web/kit/desk/LastAct.tsx'
import { type LongWork, useLongWork } from '#web/kit/desk/long-work.ts'
import { optionsOf } from '#web/kit/desk/options.ts'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import { type Matter, matters } from '../contract.ts'
import { ColleagueSelect, useColleagues } from './ColleagueSelect.tsx'
import type { Kinds } from './kinds.ts'
import { undoOf } from './undo.ts'

export const BULK_ACTS = ['dispatch', 'classify'] as const
export type BulkActName = (typeof BULK_ACTS)[number]
type Typed = { postingId?: string; reason?: string; category?: string; kind?: string }

/** Many are given one category; to take it from them is done one by one. */
const fields = {
  postingId: matters.dispatch['~orpc'].inputSchema!.shape.postingId,
  category: matters.classify['~orpc'].inputSchema!.shape.category.unwrap().min(1),
}

type Props = {
  act: BulkActName
  region: number
  /** The matters one after the other, and how many they are. */
  items: () => AsyncIterable<Matter> | Iterable<Matter>
  count: number
  kinds: Kinds
  roleName: (role: string) => string
  close: (anyDone: boolean) => void
}

/** One act upon many matters: what will be done to how many, then done one by one, then what was refused and why. */
export function BulkAct({ act, region, items, count, kinds, roleName, close }: Props) {
  const { t } = useTranslation()
  const { work, start, stop } = useLongWork<Matter>()
  const hold = useHoldLastAct()
  const begin = (typed: Typed) =>
    start({ items: items(), whole: count, act: matter => send(act, matter, typed) })
  const leave = () => {
    stop()
    const { done } = work
    if (done.length > 0)
      hold({
        words: t('bulk.did', { act: t(`action.${act}`), count: done.length }),
        undo: () => takeBack(act, done),
      })
    close(done.length > 0)
  }
  return (
    <Ask title={t(`bulk.${act}`)} close={leave}>
      {work.state === 'resting' ? (
        <BulkForm {...{ act, region, count, kinds, roleName, begin, leave }} />
      ) : (
        <BulkProgress work={work} stop={stop} leave={leave} />
      )}
    </Ask>
  )
}

const send = (act: BulkActName, { region, id }: Matter, typed: Typed): Promise<unknown> => {
  const context = { context: { commandId: newId() } }
  return act === 'dispatch'
    ? client.matters.dispatch(
        { region, id, postingId: typed.postingId!, reason: typed.reason || null },
        context,
      )
    : client.matters.classify(
        { region, id, category: typed.category || null, kind: typed.kind },
        context,
      )
}

/** All are tried; the first that cannot be taken back any more is told. */
async function takeBack(act: BulkActName, done: readonly Matter[]) {
  const faults: unknown[] = []
  for (const matter of done) await undoOf(act, matter)?.().catch(error => faults.push(error))
  if (faults.length > 0) throw faults[0]
}

type FormProps = Pick<Props, 'act' | 'region' | 'count' | 'kinds' | 'roleName'> & {
  begin: (typed: Typed) => void
  leave: () => void
}

function BulkForm({ act, region, count, kinds, roleName, begin, leave }: FormProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { postingId, kind } = Form.useWatch([], form) ?? {}
  const { data: colleagues } = useColleagues(region)
  const to = colleagues?.find(one => one.postingId === postingId)?.name
  return (
    <Form<Typed> form={form} name="bulk" layout="vertical" onFinish={begin}>
      {act === 'dispatch' ? (
        <>
          <Asked name="postingId" label={t('desk.field.postingId')} schema={fields.postingId}>
            <ColleagueSelect region={region} roleName={roleName} />
          </Asked>
          <Form.Item name="reason" label={t('desk.field.reason')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      ) : (
        <>
          <Asked name="category" label={t('desk.field.category')} schema={fields.category}>
            <Input />
          </Asked>
          <Form.Item name="kind" label={t('desk.field.kind')} extra={t('bulk.kindKept')}>
            <Select allowClear options={optionsOf(kinds)} />
          </Form.Item>
        </>
      )}
      <p role="status">
        {act === 'dispatch' && t('bulk.willDispatch', { count, to: to ?? '…' })}
        {act === 'classify' &&
          t('bulk.willClassify', {
            count,
            kind: kinds.find(({ id }) => id === kind)?.name ?? t('bulk.sameKind'),
          })}
      </p>
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit">
          {t('bulk.begin', { act: t(`action.${act}`), count })}
        </Button>
        <Button onClick={leave}>{t('act.cancel')}</Button>
      </Flex>
    </Form>
  )
}

function BulkProgress({
  work,
  stop,
  leave,
}: {
  work: LongWork<Matter>
  stop: () => void
  leave: () => void
}) {
  const { t } = useTranslation()
  const { done, refused, whole, state, error } = work
  const tried = done.length + refused.length
  return (
    <Flex vertical gap={12}>
      <Progress
        aria-label={t('bulk.progress')}
        percent={whole === 0 ? 100 : Math.floor((100 * tried) / whole)}
      />
      <p role="status" className="bare">
        {t(`bulk.${state === 'over' && tried < whole ? 'stopped' : state}`, {
          done: done.length,
          refused: refused.length,
          whole,
        })}
      </p>
      {error && <Alert type="error" showIcon role="alert" title={reasonOf(error, t)} />}
      {refused.length > 0 && (
        <div className="refused">
          <PlainTable
            label={t('bulk.refused')}
            rows={refused}
            keyOf={({ item }) => item.id}
            columns={[
              { title: t('desk.column.number'), cell: ({ item }) => item.number },
              { title: t('desk.field.reason'), cell: refusal => reasonOf(refusal.error, t) },
            ]}
          />
        </div>
      )}
      <div>
        {state === 'working' ? (
          <Button onClick={stop}>{t('bulk.stop')}</Button>
        ) : (
          <Button type="primary" onClick={leave}>
            {t('act.close')}
          </Button>
        )}
      </div>
    </Flex>
  )
}
