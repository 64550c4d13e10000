import { Link } from '@tanstack/react-router'
import {
  type RegisterName,
  useRegisterLayout,
  useSavedViews,
  useSharedViews,
} from './register-layout.ts'

type Props = { register: RegisterName; region: number; current: string | undefined }

/** One's own views and those of one's role beside those of the app, each a link; opening one brings its columns too. */
export function SavedViews({ register, region, current }: Props) {
  const { views } = useSavedViews(register)
  const { settle } = useRegisterLayout(register, [])
  const shared = useSharedViews(register, region)
  return [...shared, ...views].map(({ id, name, search, layout }) => (
    <Link
      key={id}
      to={`/${register}`}
      activeOptions={{ exact: true }}
      search={() => ({ ...search, saved: id })}
      onClick={() => settle(layout)}
      aria-current={id === current ? 'true' : undefined}
    >
      {name}
    </Link>
  ))
}
