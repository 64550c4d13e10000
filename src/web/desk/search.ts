import { useNavigate, useSearch } from '@tanstack/react-router'
import { z } from 'zod'
import { Day, Id, RegionCode } from '#platform/rpc/procedure.ts'
import { daysAgo, today } from '#web/kit/desk/days.ts'

export const InRegion = z.object({ region: RegionCode.optional() })
export const OneImport = z.object({ import: Id.optional() })
export const OneMatter = z.object({ matter: Id.optional() })
export const OnePerson = z.object({ person: Id.optional() })
export const SECURITY_RECORDS = ['events', 'looks'] as const
export const SecurityRecord = z.object({ of: z.enum(SECURITY_RECORDS).default('events') })
export const Period = InRegion.extend({
  from: Day.default(() => daysAgo(90)),
  to: Day.default(today),
})

/** Reads an address by its schema and drops what the schema refuses, so that a mistyped link still opens. */
export const reading =
  <Schema extends z.ZodObject>(schema: Schema) =>
  (search: Record<string, unknown>): z.output<Schema> => {
    const wrong = schema.safeParse(search).error?.issues.map(({ path }) => [path[0], undefined])
    return schema.parse({ ...search, ...Object.fromEntries(wrong ?? []) })
  }

/**
 * What the address of this screen says, in the type of the schema that its route reads it by, and the
 * way to change it. Several surfaces are one program to the compiler, so the router's own global type is not used.
 */
export function useSearchOf<Schema extends z.ZodObject>(_schema: Schema) {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as z.output<Schema>
  const change = (next: Partial<z.output<Schema>>) =>
    void navigate({ to: '.', search: (former: object) => ({ ...former, ...next }) })
  return [search, change] as const
}
