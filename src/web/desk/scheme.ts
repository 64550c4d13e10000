import { useSyncExternalStore } from 'react'

type Scheme = 'light' | 'dark'

const KEY = 'linli.scheme'
const system = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()

/** Light or dark: as chosen on this device, else as its system is set. */
export const useScheme = () => useSyncExternalStore(watch, scheme)

export function setScheme(chosen: Scheme) {
  localStorage.setItem(KEY, chosen)
  tell()
}

/** Marks the page for its style sheet, before anything is drawn. */
export function markScheme() {
  document.documentElement.dataset.scheme = scheme()
}

function scheme(): Scheme {
  const kept = localStorage.getItem(KEY)
  if (kept === 'light' || kept === 'dark') return kept
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

system.addEventListener('change', tell)
