import { z } from 'zod'
import { fitted, freshLayout, Layout, type LedgerColumn } from '#web/kit/desk/layout.ts'
import { usePreference } from '#web/kit/desk/preference.ts'
import type { Matter } from '../contract.ts'
import { SavedView } from './ledger-search.ts'

/** The columns as they stand now, and as they were last kept on purpose: under a name, or by opening a view. */
const Kept = z.object({ now: Layout, saved: Layout.nullable() })

export function useLedgerLayout(columns: readonly LedgerColumn<Matter>[]) {
  const fresh = freshLayout(columns)
  const { value, keep } = usePreference('ledger.matters', Kept, { now: fresh, saved: null })
  return {
    layout: fitted(value.now, columns),
    saved: value.saved,
    arrange: (now: Layout) => keep({ ...value, now }),
    reset: () => keep({ ...value, now: fresh }),
    restore: () => value.saved && keep({ ...value, now: value.saved }),
    settle: (layout: Layout) => keep({ now: layout, saved: layout }),
  }
}

const Views = z.array(SavedView)

/** Somebody's own views of the ledger, in the order in which they were made. */
export function useSavedViews() {
  const { value: views, keep } = usePreference('views.matters', Views, [])
  return {
    views,
    add: (view: SavedView) => keep([...views, view]),
    drop: (id: string) => keep(views.filter(view => view.id !== id)),
  }
}
