import { Link } from '@tanstack/react-router'
import { type LedgerName, useLedgerLayout, useSavedViews, useSharedViews } from './ledger-layout.ts'

type Props = { ledger: LedgerName; region: number; current: string | undefined }

/** One's own views and those of one's role beside those of the house, each a link; opening one brings its columns too. */
export function SavedViews({ ledger, region, current }: Props) {
  const { views } = useSavedViews(ledger)
  const { settle } = useLedgerLayout(ledger, [])
  const shared = useSharedViews(ledger, region)
  return [...shared, ...views].map(({ id, name, search, layout }) => (
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
