import { useTranslation } from 'react-i18next'
import { StateTag, type Tone } from '#web/kit/StateTag.tsx'
import type { Import, State } from '../contract.ts'
import { isAtWork } from './dataset-file.ts'

/** How far an import is, in words; while the server works on it, with the percentage. */
export function ImportState({ state, percent }: Pick<Import, 'state' | 'percent'>) {
  const { t } = useTranslation()
  return (
    <StateTag tone={TONES[state]}>
      {t(`imports.state.${state}`)}
      {isAtWork({ state }) && ` ${percent}%`}
    </StateTag>
  )
}

const TONES: Record<State, Tone> = {
  uploaded: 'warn',
  planning: 'go',
  planned: 'warn',
  running: 'go',
  stopped: 'bad',
  done: 'good',
  undoing: 'go',
  undone: 'calm',
}
