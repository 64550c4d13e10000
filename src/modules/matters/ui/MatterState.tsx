import { useTranslation } from 'react-i18next'
import { StateTag, type Tone } from '#web/kit/StateTag.tsx'
import type { State } from '../contract.ts'

/** The names of kinds and roles in the community's own words. */
export type Names = { kindName: (kind: string) => string; roleName: (role: string) => string }

/** To the requester their `own` matter says what it asks of them. */
export function MatterState({ state, own = false }: { state: State; own?: boolean }) {
  const { t } = useTranslation()
  const words = t(`state.${state}`, own ? { context: 'own' } : {})
  return <StateTag tone={TONES[state]}>{words}</StateTag>
}

/** Whether the requester is still waiting for it to be done. */
export const isAwaited = (state: State) => TONES[state] === 'go' || TONES[state] === 'warn'

const TONES: Record<State, Tone> = {
  reported: 'go',
  accepted: 'go',
  dispatched: 'go',
  handling: 'go',
  reopened: 'warn',
  returned: 'warn',
  suspended: 'warn',
  resolved: 'good',
  followUp: 'good',
  closed: 'calm',
  merged: 'calm',
  notAccepted: 'calm',
}
