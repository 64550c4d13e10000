import { useTranslation } from 'react-i18next'
import { DueText } from '#web/kit/DueText.tsx'
import { Fact } from '#web/kit/Fact.tsx'
import type { Dossier, Matter, Tracked } from '../contract.ts'
import { useLanguage } from '#web/i18n.ts'
import { holderOf } from './kinds.ts'
import { turnOf } from './turn.ts'
import { isAwaited, type Names } from './MatterState.tsx'

type Promised = Pick<Matter, 'state' | 'promisedBy'>

/** Until when a requester was promised it, while they still wait. */
export const promised = ({ state, promisedBy }: Promised) => (isAwaited(state) ? promisedBy : null)

/** To the requester: who has the matter now, and until when it was promised. */
export function PhoneHolder({
  matter,
  roleName,
}: { matter: Dossier | Tracked } & Pick<Names, 'roleName'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const turn = turnOf(matter, { t, language, roleName, own: true })
  const until = promised(matter)
  const promise = matter.clocks.find(clock => clock.what === 'handle')
  return (
    <dl className="facts">
      <Fact name={t('matter.holder')}>{holderOf(matter, { roleName }) || t('matter.nobody')}</Fact>
      {turn && <Fact name={t('turn.title')}>{turn}</Fact>}
      {until && (
        <Fact name={t('matter.until')}>
          <DueText dueAt={until} provisional={promise?.provisional} />
        </Fact>
      )}
    </dl>
  )
}
