import { useTranslation } from 'react-i18next'
import { Link } from '../kit/router.tsx'
import { CallCard } from './CallCard.tsx'
import { useServed } from './worker.ts'

/** The one who serves the own home, a press away; who is not yet bound to a home picks it once. */
export function MyWorker() {
  const { t } = useTranslation()
  const { served, isKnown } = useServed()
  const servers = served.data?.servers ?? []
  const first = servers.find(({ phone, gridName }) => phone && gridName) ?? servers[0]
  return (
    <section className="card stack" aria-label={t('worker.title')}>
      {first && <CallCard server={first} />}
      <Link className="reach" to="/worker">
        {t(isKnown ? 'worker.all' : 'worker.choose')}
      </Link>
    </section>
  )
}
