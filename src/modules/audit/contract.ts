import { z } from 'zod'
import { InRegion, line, read } from '#platform/rpc/procedure.ts'

/** One look at a person's data. */
export const View = z.object({ at: z.date(), byName: z.string(), byRole: z.string(), what: z.string(), purpose: z.string() })
export type View = z.infer<typeof View>

const MEDIA = ['file', 'paper'] as const

/** What is said beside the question whose rows are taken out. */
export const TakingOut = z.object({ medium: z.enum(MEDIA), most: z.number().int().min(0).max(5000), purpose: line(200) })

/** A list of people that somebody took out, by which conditions and what for. */
export const Taking = z.object({
  id: z.string(),
  at: z.date(),
  byName: z.string(),
  byRole: z.string(),
  ledger: z.string(),
  medium: z.enum(MEDIA),
  filter: z.record(z.string(), z.unknown()),
  rows: z.number(),
  purpose: z.string(),
})
export type Taking = z.infer<typeof Taking>

export const audit = {
  /** What was taken out of a community, newest first. */
  takings: read('/regions/{region}/takings').input(InRegion).output(z.array(Taking)),
  /** Who looked at my data, newest first (Personal Information Protection Law, art. 44–45). */
  aboutMe: read('/me/views').output(z.array(View)),
}
