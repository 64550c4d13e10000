/** How large and how plain somebody wants the page. It is kept on the device and set on <html>. */
import { useSyncExternalStore } from 'react'
import { store, stored } from './store.ts'

export type Comfort = { elder: boolean; step: number }

/** The three sizes of type of each theme, as factors; the largest of the elder theme is 30 px. */
export const SCALES = { plain: [1, 1.15, 1.3], elder: [1, 1.25, 1.5] } as const

const KEY = 'linli.comfort'
const listeners = new Set<() => void>()
let hasElderTheme = true
let chosen: Comfort | undefined
let comfort: Comfort = { elder: false, step: 0 }

/** Sets the page as its reader wants it, before anything is drawn; `?elder=1` chooses the elder theme, `?elder=0` the other. */
export function startComfort({ elderTheme = true } = {}) {
  hasElderTheme = elderTheme
  chosen = kept()
  comfort = chosen ?? comfort
  const asked = new URLSearchParams(window.location.search).get('elder')
  if (asked === '1' || asked === '0') setComfort({ ...comfort, elder: asked === '1' })
  else apply()
}

/** Whether this device was ever told; if not, the account may know. */
export const wasChosen = () => chosen !== undefined

export const useComfort = (): Comfort => useSyncExternalStore(listen, () => comfort)

export const isElder = () => comfort.elder && hasElderTheme

export function setComfort(next: Comfort) {
  chosen = comfort = next
  store(KEY, JSON.stringify(next))
  apply()
  for (const tell of listeners) tell()
}

/** What came out of a store, if it is a comfort at all. */
export function comfortIn(value: unknown): Comfort | undefined {
  const { elder, step } = (value ?? {}) as Partial<Comfort>
  return typeof elder === 'boolean' && (step === 0 || step === 1 || step === 2)
    ? { elder, step }
    : undefined
}

function apply() {
  const root = document.documentElement
  const theme = isElder() ? 'elder' : 'plain'
  root.dataset.theme = theme
  root.style.setProperty('--scale', String(SCALES[theme][comfort.step] ?? 1))
}

function kept(): Comfort | undefined {
  try {
    return comfortIn(JSON.parse(stored(KEY) ?? 'null'))
  } catch {
    return undefined
  }
}

function listen(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
