import { useSyncExternalStore } from 'react'
import { store, stored } from '#web/kit/store.ts'

type Scheme = 'light' | 'dark'

const KEY = 'linli.scheme'
const system = matchMedia('(prefers-color-scheme: dark)')
const paper = matchMedia('print')
const watchers = new Set<() => void>()
let chosen = stored(KEY)

/** Light or dark: as chosen on this device, else as its system is set; paper is always light. */
export const useScheme = () => useSyncExternalStore(watch, scheme)

export function setScheme(next: Scheme) {
  chosen = next
  store(KEY, next)
  tell()
}

/** Marks the page for its style sheet, before anything is drawn. */
export function markScheme() {
  document.documentElement.dataset.scheme = scheme()
}

function scheme(): Scheme {
  if (paper.matches) return 'light'
  if (chosen === 'light' || chosen === 'dark') return chosen
  return system.matches ? 'dark' : 'light'
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

function tell() {
  markScheme()
  for (const watcher of watchers) watcher()
}

for (const media of [system, paper]) media.addEventListener('change', tell)
