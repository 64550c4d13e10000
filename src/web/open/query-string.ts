import { useSyncExternalStore } from 'react'

/** What stands after the `?` of the address; a change is a step that the back key takes back. */
export function useQueryString() {
  const search = useSyncExternalStore(listen, () => window.location.search)
  return { asked: new URLSearchParams(search), go }
}

function go(values: Record<string, string>) {
  window.history.pushState(null, '', `?${new URLSearchParams(values)}`)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

function listen(tell: () => void) {
  window.addEventListener('popstate', tell)
  return () => window.removeEventListener('popstate', tell)
}
