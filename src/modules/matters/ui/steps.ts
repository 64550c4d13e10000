import type { TFunction } from 'i18next'
import type { Action, Step } from '../contract.ts'

/** The steps that the system takes by itself: their reason is a word of the module, not of a person. */
const CODED = new Set<Action>(['autoEscalate', 'close'])

/** Why a step was taken, in words. */
export const whyOf = ({ action, reason }: Step, t: TFunction) =>
  reason && CODED.has(action) ? t([`clock.${reason}`, `ended.${reason}`]) : reason

export const newestFirst = (steps: readonly Step[]) => [...steps].sort((a, b) => b.seq - a.seq)
