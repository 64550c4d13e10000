import type { FormEvent } from 'react'

/** What stands in a form's named inputs, without sending the page away. */
export function entered<Name extends string>(
  event: FormEvent<HTMLFormElement>,
): Record<Name, string> {
  event.preventDefault()
  const values = [...new FormData(event.currentTarget)].map(([name, value]) => [
    name,
    String(value),
  ])
  return Object.fromEntries(values) as Record<Name, string>
}
