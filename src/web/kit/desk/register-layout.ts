import { z } from 'zod'
import { fitted, freshLayout, Layout, type RegisterColumn } from './layout.ts'
import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { usePreference, usePreferences } from './preference.ts'

/** Under which name the arrangement of a register is kept. */
export type RegisterName = 'matters' | 'residents'

/** What arranges a register and keeps views of it. */
export type RegisterTool<Row> = {
  register: RegisterName
  columns: RegisterColumn<Row>[]
  /** In which region, and for which roles, somebody may keep views for others. */
  region: number
  roles: readonly { id: string; name: string }[]
  /** What a view keeps of the address, and the view by which the register was opened. */
  kept: Record<string, unknown>
  saved: string | undefined
  opened: (saved: string | undefined) => void
}

/** The columns as they stand now, and as they were last kept on purpose: under a name, or by opening a view. */
const Kept = z.object({ now: Layout, saved: Layout.nullable() })

export function useRegisterLayout<Row>(
  register: RegisterName,
  columns: readonly RegisterColumn<Row>[],
) {
  const fresh = freshLayout(columns)
  const kept = usePreference(`register.${register}`, Kept, { now: fresh, saved: null })
  const { value, keep, ready } = kept
  return {
    layout: fitted(value.now, columns),
    saved: value.saved,
    ready,
    // What was arranged before must have come, or it would be written over.
    arrange: (now: Layout) => void (ready && keep({ ...value, now })),
    reset: () => keep({ ...value, now: fresh }),
    restore: () => value.saved && keep({ ...value, now: value.saved }),
    settle: (layout: Layout) => keep({ now: layout, saved: layout }),
  }
}

/** Conditions, order and columns under a name. */
export const SavedView = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(20),
  search: z.record(z.string(), z.unknown()),
  layout: Layout,
})
export type SavedView = z.infer<typeof SavedView>

/** Somebody's own views of a register, in the order in which they were made: their ids begin with the time. */
export function useSavedViews(register: RegisterName) {
  const { values, keep, drop } = usePreferences(`views.${register}`, SavedView)
  return {
    views: values.toSorted((a, b) => a.id.localeCompare(b.id)),
    add: (view: SavedView) => keep(view.id, view),
    drop,
  }
}

const Shared = SavedView.pick({ search: true, layout: true })

/** The views that a community keeps for one's role; for whoever answers for it, those for every role. */
export function useSharedViews(register: RegisterName, region: number) {
  const { data = [] } = useQuery(api.access.sharedViews.queryOptions({ input: { region } }))
  return data.flatMap(({ view, ...shared }) => {
    const kept = Shared.safeParse(view)
    return kept.success && shared.register === register ? [{ ...shared, ...kept.data }] : []
  })
}
