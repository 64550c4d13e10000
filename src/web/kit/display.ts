/** How large and how plain somebody wants the page. It is kept on the device and set on <html>. */
import { useSyncExternalStore } from 'react'
import { store, stored } from './store.ts'

export type DisplayPreferences = { elder: boolean; step: number }

/** The three sizes of type of each theme, as factors; the largest of the elder theme is 30 px. */
export const SCALES = { plain: [1, 1.15, 1.3], elder: [1, 1.25, 1.5] } as const

const KEY = 'linli.display'
const listeners = new Set<() => void>()
let hasElderTheme = true
let chosen: DisplayPreferences | undefined
let display: DisplayPreferences = { elder: false, step: 0 }

/** Sets the page as its reader wants it, before anything is drawn; `?elder=1` chooses the elder theme, `?elder=0` the other. */
export function startDisplayPreferences({ elderTheme = true } = {}) {
  hasElderTheme = elderTheme
  chosen = kept()
  display = chosen ?? display
  const asked = new URLSearchParams(window.location.search).get('elder')
  if (asked === '1' || asked === '0') setDisplayPreferences({ ...display, elder: asked === '1' })
  else apply()
}

/** Whether this device was ever told; if not, the account may know. */
export const wasChosen = () => chosen !== undefined

export const useDisplayPreferences = (): DisplayPreferences =>
  useSyncExternalStore(listen, () => display)

export const isElder = () => display.elder && hasElderTheme

export function setDisplayPreferences(next: DisplayPreferences) {
  chosen = display = next
  store(KEY, JSON.stringify(next))
  apply()
  for (const tell of listeners) tell()
}

/** What came out of a store, if it is a display at all. */
export function displayPreferencesIn(value: unknown): DisplayPreferences | undefined {
  const { elder, step } = (value ?? {}) as Partial<DisplayPreferences>
  return typeof elder === 'boolean' && (step === 0 || step === 1 || step === 2)
    ? { elder, step }
    : undefined
}

function apply() {
  const root = document.documentElement
  const theme = isElder() ? 'elder' : 'plain'
  root.dataset.theme = theme
  root.style.setProperty('--scale', String(SCALES[theme][display.step] ?? 1))
}

function kept(): DisplayPreferences | undefined {
  try {
    return displayPreferencesIn(JSON.parse(stored(KEY) ?? 'null'))
  } catch {
    return undefined
  }
}

function listen(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
