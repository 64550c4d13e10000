import type { Ctx } from '#modules/ctx.ts'
import { elevated, queueStatement } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import { maskNumbers } from '#platform/vault.ts'
import type { audit, ExportLogEntry } from './contract.ts'
import { inPages, PAGE } from './pages.ts'
import * as queries from './queries.ts'
import { recordSecurityEvent } from './security-events.ts'

type Seen = { region: number; personId: string; what: string; purpose: string }

/** Writes down that the actor saw a person's data, in the transaction of the look. */
export function logAccess(ctx: Ctx, look: Seen): void {
  if (ctx.actor.personId === look.personId) return
  const view = { ...look, ...byNow(ctx) }
  queueStatement(ctx.tx, ctx.tx.insertInto('audit.accessLog').values(view).execute())
}

/** The same of what a screen holds open: however often it asks again within the hour, it is one look. */
export function logAccessOnce(ctx: Ctx, look: Seen): void {
  if (ctx.actor.personId !== look.personId)
    queueStatement(ctx.tx, queries.insertOnce(ctx.tx, { ...look, ...byNow(ctx) }))
}

/** Counts a page of a list of people: none leaves a line of its own, and many do not pass unseen. */
export function logPage(ctx: Ctx, { region, register, rows }: queries.Browsed): void {
  if (rows > 0 && ctx.actor.accountId)
    queueStatement(ctx.tx, queries.addPage(ctx.tx, { region, register, rows, ...byNow(ctx) }))
}

/**
 * Writes down that the actor took a list of people out, in the transaction that gave it: by which
 * conditions, of which no words hold a whole number of somebody. Who got nothing took nothing.
 */
export function logExport(
  ctx: Ctx,
  entry: Pick<ExportLogEntry, 'register' | 'rows' | 'purpose'> & { medium: string },
  { region, words, ...conditions }: { region: number; words?: string | undefined },
): void {
  if (entry.rows === 0) return
  const filter = JSON.stringify({ ...conditions, ...(words && { words: maskNumbers(words) }) })
  const row = { ...entry, region, filter, ...byNow(ctx) }
  queueStatement(ctx.tx, ctx.tx.insertInto('audit.exportLog').values(row).execute())
  recordSecurityEvent(ctx, {
    what: 'exported',
    succeeded: true,
    region,
    data: { register: entry.register, medium: entry.medium, rows: entry.rows },
  })
}

export const exportLog = async ({ tx }: Ctx, asked: InputOf<typeof audit.exportLog>) =>
  inPages(await queries.exportLog(tx, asked, PAGE + 1))

export async function aboutMe({ tx, actor }: Ctx, asked: InputOf<typeof audit.aboutMe>) {
  const { region, personId } = actor
  return inPages(personId ? await queries.views(tx, { ...asked, region, personId }, PAGE + 1) : [])
}

/** Auditors see no people: whole numbers that somebody wrote into a purpose are masked. */
export async function looks(
  { tx }: Ctx,
  { region, ...asked }: InputOf<typeof audit.looks>,
): Promise<OutputOf<typeof audit.looks>> {
  const where = { ...asked, ...interval(region) }
  const lines = await elevated(tx, () => queries.looksOf(tx, where, PAGE + 1))
  return inPages(lines.map(line => ({ ...line, purpose: maskNumbers(line.purpose) })))
}

/** Who does it, and when: by name and role as of now. */
const byNow = ({ actor, now }: Ctx) => ({
  id: newId(now.getTime()),
  at: now,
  accountId: actor.accountId!,
  byName: actor.name,
  byRole: actor.role,
})
