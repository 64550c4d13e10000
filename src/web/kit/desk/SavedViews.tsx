import { Link } from '@tanstack/react-router'
import { type LedgerName, useLedgerLayout, useSavedViews } from './ledger-layout.ts'

type Props = { ledger: LedgerName; current: string | undefined }

/** One's own views beside those of the house, each a link; opening one brings its columns too. */
export function SavedViews({ ledger, current }: Props) {
  const { views } = useSavedViews(ledger)
  const { settle } = useLedgerLayout(ledger, [])
  return views.map(({ id, name, search, layout }) => (
    <Link
      key={id}
      to={`/${ledger}`}
      activeOptions={{ exact: true }}
      search={() => ({ ...search, saved: id })}
      onClick={() => settle(layout)}
      aria-current={id === current ? 'true' : undefined}
    >
      {name}
    </Link>
  ))
}
