/** Whether the server answered last, which says more than a phone that believes to be online. */
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let reachable = navigator.onLine

export function tellReached(answered: boolean) {
  if (answered === reachable) return
  reachable = answered
  for (const tell of listeners) tell()
}

export const useReachable = (): boolean => useSyncExternalStore(listen, () => reachable)

function listen(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

window.addEventListener('offline', () => tellReached(false))
