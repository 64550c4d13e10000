import { useTranslation } from 'react-i18next'
import type { Dossier, Matter } from '#modules/matters/contract.ts'
import { isAwaited } from '#modules/matters/ui/phone-state.tsx'
import { DueText } from '../kit/DueText.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'

/** Until when a requester was promised it, while they still wait. */
export const promised = (matter: Matter) => (isAwaited(matter.state) ? matter.promisedBy : null)

/** Who has the matter now, and until when it was promised. */
export function Holder({ matter }: { matter: Dossier }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const name = [matter.ownerName, matter.ownerRole && method.roleName(matter.ownerRole)]
    .filter(Boolean)
    .join(' · ')
  const until = promised(matter)
  const promise = matter.clocks.find(clock => clock.what === 'handle')
  return (
    <dl className="facts">
      <div>
        <dt>{t('matter.holder')}</dt>
        <dd>{name || t('matter.nobody')}</dd>
      </div>
      {until && (
        <div>
          <dt>{t('matter.until')}</dt>
          <dd>
            <DueText dueAt={until} provisional={promise?.provisional} />
          </dd>
        </div>
      )}
    </dl>
  )
}
