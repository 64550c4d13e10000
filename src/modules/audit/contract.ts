import { z } from 'zod'
import { read } from '#platform/rpc/procedure.ts'

/** One look at a person's data. */
export const View = z.object({ at: z.date(), byName: z.string(), byRole: z.string(), what: z.string(), purpose: z.string() })
export type View = z.infer<typeof View>

export const audit = {
  /** Who looked at my data, newest first (Personal Information Protection Law, art. 44–45). */
  aboutMe: read('/me/views').output(z.array(View)),
}
