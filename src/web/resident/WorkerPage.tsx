import { useTranslation } from 'react-i18next'
import { PhonePlacePicker } from '#modules/territory/ui/PhonePlacePicker.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { Page } from '../kit/Page.tsx'
import { useSession } from '../phone/Gate.tsx'
import { CallCard } from './CallCard.tsx'
import { useServed } from './worker.ts'

/** Who serves the own home, within the surface: its back leads where one came from. */
export function WorkerPage() {
  const { t } = useTranslation()
  const { region } = useSession().posting
  const { bound, isKnown, picked, pick, served } = useServed()
  return (
    <Page title={t('worker.title')} back="/">
      {!bound && <PhonePlacePicker region={region} place={picked} onPick={pick} />}
      {isKnown && (
        <Loaded query={served}>
          {({ address, servers }) => (
            <section className="card stack">
              <h2>{address}</h2>
              {servers.length === 0 && <EmptyState title={t('worker.none')} />}
              {servers.map((server, index) => (
                <CallCard key={index} server={server} />
              ))}
            </section>
          )}
        </Loaded>
      )}
    </Page>
  )
}
