import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { Page } from '../kit/Page.tsx'
import { Link } from '../kit/router.tsx'
import { useOwnMethod, useSession } from '../phone/Gate.tsx'
import { useRefresh } from '../phone/matters.ts'
import { Tabs } from '../phone/Tabs.tsx'
import { inputOf, useRecord } from './record.ts'
import { RecordForm } from './RecordForm.tsx'
import { TABS } from './tabs.ts'

/** One screen, one sentence is enough: what was met on the way, or told by somebody. */
export function RecordPage() {
  const { t } = useTranslation()
  const { posting } = useSession()
  const { region } = posting
  const method = useOwnMethod()
  const refresh = useRefresh()
  const { draft, change, discard } = useRecord(posting)
  const record = useMutation({
    mutationFn: () =>
      client.matters.record(inputOf(draft, region, method.quickKind), {
        context: { commandId: draft.commandId },
      }),
    onSuccess: () => {
      discard()
      refresh()
      window.scrollTo({ top: 0 })
    },
  })
  return (
    <Page title={t('record.title')} tabs={<Tabs tabs={TABS} />}>
      <div role="status">
        {record.data && (
          <p className="card">
            <strong>{t('record.done', { number: record.data.number })}</strong> ·{' '}
            {t(`state.${record.data.state}`)} ·{' '}
            <Link className="reach" to={`/matters/${region}/${record.data.id}`}>
              {t('record.look')}
            </Link>
          </p>
        )}
      </div>
      <RecordForm
        record={record}
        draft={draft}
        change={part => {
          // What was refused was other words.
          record.reset()
          change(part)
        }}
        drop={() => {
          record.reset()
          discard()
        }}
        region={region}
      />
    </Page>
  )
}
