import { useTranslation } from 'react-i18next'
import type { Dossier, Matter } from '#modules/matters/contract.ts'
import { holderOf } from '#modules/matters/ui/kinds.ts'
import { isAwaited } from '#modules/matters/ui/phone-state.tsx'
import { DueText } from '../kit/DueText.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'

/** Until when a requester was promised it, while they still wait. */
export const promised = (matter: Matter) => (isAwaited(matter.state) ? matter.promisedBy : null)

/** Who has the matter now, and until when it was promised. */
export function Holder({ matter }: { matter: Dossier }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const until = promised(matter)
  const promise = matter.clocks.find(clock => clock.what === 'handle')
  return (
    <dl className="facts">
      <div>
        <dt>{t('matter.holder')}</dt>
        <dd>{holderOf(matter, method) || t('matter.nobody')}</dd>
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
