import { Link } from '@tanstack/react-router'
import { useLedgerLayout, useSavedViews } from './ledger-layout.ts'

/** One's own views beside those of the house, each a link; opening one brings its columns too. */
export function SavedViews({ current }: { current: string | undefined }) {
  const { views } = useSavedViews()
  const { settle } = useLedgerLayout([])
  return views.map(({ id, name, search, layout }) => (
    <Link
      key={id}
      to="/matters"
      activeOptions={{ exact: true }}
      search={() => ({ ...search, saved: id })}
      onClick={() => settle(layout)}
      aria-current={id === current ? 'true' : undefined}
    >
      {name}
    </Link>
  ))
}
