import type { TFunction } from 'i18next'
import type { Language } from '#web/i18n.ts'
import { deadline } from '#web/kit/time.ts'
import type { Matter } from '../contract.ts'
import { holderOf, type InWords } from './kinds.ts'

type Told = Pick<
  Matter,
  'state' | 'ownerName' | 'ownerRole' | 'ownerGone' | 'nextName' | 'nextRole' | 'dueAt'
>

type ToWhom = { t: TFunction; language: Language; own?: boolean } & Pick<InWords, 'roleName'>

/** Whose turn it is, what they do, and until when; nothing once a matter is over. The requester of an `own` one is spoken to. */
export function turnOf(
  matter: Told,
  { t, language, roleName, own = false }: ToWhom,
): string | undefined {
  const { state, ownerGone, nextName, nextRole, dueAt } = matter
  if (OVER.includes(state)) return undefined
  const asked = state === 'dispatched' ? { ownerName: nextName, ownerRole: nextRole } : matter
  const who = holderOf(asked, { roleName }, ' ') || t('turn.nobody')
  const what = t(`turn.${state}`, own ? { context: 'own' } : {})
  const turn = APART.includes(state)
    ? what
    : ownerGone && state !== 'dispatched'
      ? t('turn.gone')
      : t('turn.by', { who, what })
  return dueAt ? t('turn.until', { turn, ...deadline(dueAt, language) }) : turn
}

/** Whether somebody else takes the next step: what is late then is not this reader's, and not red to them. */
export const isElsewhere = (state: Matter['state'], may: (ability: string) => boolean): boolean =>
  (state === 'resolved' && !may('matter.verify')) ||
  (state === 'followUp' && !may('matter.followUp'))

const OVER: readonly Matter['state'][] = ['closed', 'merged', 'notAccepted']
/** Where it is for somebody else than the holder. */
const APART: readonly Matter['state'][] = ['resolved', 'followUp']
