import type { ReactNode } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import { entered } from './form.ts'

type Props<Name extends string> = {
  /** What becomes of that which stands in the named inputs. */
  send: (typed: Record<Name, string>) => void
  submit: string
  write: { error: unknown; isPending: boolean }
  children: ReactNode
}

/** A few inputs that the browser keeps, why they were refused, and the one button that sends them. */
export function EntryForm<Name extends string>(props: Props<Name>) {
  const { send, submit, write, children } = props
  return (
    <form className="stack" noValidate onSubmit={event => send(entered(event))}>
      {children}
      {write.error !== null && <ErrorNote error={write.error} />}
      <button className="go" disabled={write.isPending}>
        {submit}
      </button>
    </form>
  )
}
