import { useTranslation } from 'react-i18next'
import type { Dossier } from '../contract.ts'
import { MatterState } from './MatterState.tsx'

/** How the matter stands to which this one was joined: its requester hears of that one's end. */
export function PhoneLead({ lead }: Pick<Dossier, 'lead'>) {
  const { t } = useTranslation()
  if (!lead) return null
  return (
    <section className="card">
      <p className="row apart">
        <strong>{t('joined.into', { number: lead.number })}</strong>
        <MatterState state={lead.state} />
      </p>
      {lead.result && <p className="words">{t('joined.result', { result: lead.result })}</p>}
      <p className="weak">{t('joined.object')}</p>
    </section>
  )
}
