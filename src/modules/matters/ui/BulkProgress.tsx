import { Alert, Button, Flex, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '#web/api.ts'
import type { LongWork } from '#web/kit/desk/long-work.ts'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Matter } from '../contract.ts'

/** How far a bulk act is, and in the end what could not be done and why. */
export function BulkProgress({
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
