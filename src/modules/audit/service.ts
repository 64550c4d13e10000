import type { Ctx } from '#modules/ctx.ts'
import { beyond, send } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf, OutputOf } from '#platform/rpc/serve.ts'
import { maskNumbers } from '#platform/vault.ts'
import type { audit, Taking } from './contract.ts'
import { inPages, PAGE } from './pages.ts'
import * as queries from './queries.ts'
import { recordSecurityEvent } from './security-events.ts'

type Seen = { region: number; personId: string; what: string; purpose: string }

/** Writes down that the actor saw a person's data, in the transaction of the look. */
export function seen(ctx: Ctx, look: Seen): void {
  if (ctx.actor.personId === look.personId) return
  const view = { ...look, ...byNow(ctx) }
  send(ctx.tx, ctx.tx.insertInto('audit.view').values(view).execute())
}

/** The same of what a screen holds open: however often it asks again within the hour, it is one look. */
export function opened(ctx: Ctx, look: Seen): void {
  if (ctx.actor.personId !== look.personId)
    send(ctx.tx, queries.insertOnce(ctx.tx, { ...look, ...byNow(ctx) }))
}

/** Counts a page of a list of people: none leaves a line of its own, and many do not pass unseen. */
export function browsed(ctx: Ctx, { region, ledger, rows }: queries.Browsed): void {
  if (rows > 0 && ctx.actor.accountId)
    send(ctx.tx, queries.addPage(ctx.tx, { region, ledger, rows, ...byNow(ctx) }))
}

/**
 * Writes down that the actor took a list of people out, in the transaction that gave it: by which
 * conditions, of which no words hold a whole number of somebody. Who got nothing took nothing.
 */
export function taken(
  ctx: Ctx,
  taking: Pick<Taking, 'ledger' | 'rows' | 'purpose'> & { medium: string },
  { region, words, ...conditions }: { region: number; words?: string | undefined },
): void {
  if (taking.rows === 0) return
  const filter = JSON.stringify({ ...conditions, ...(words && { words: maskNumbers(words) }) })
  const row = { ...taking, region, filter, ...byNow(ctx) }
  send(ctx.tx, ctx.tx.insertInto('audit.taking').values(row).execute())
  recordSecurityEvent(ctx, {
    what: 'exported',
    succeeded: true,
    region,
    data: { ledger: taking.ledger, medium: taking.medium, rows: taking.rows },
  })
}

export const takings = async ({ tx }: Ctx, asked: InputOf<typeof audit.takings>) =>
  inPages(await queries.takings(tx, asked, PAGE + 1))

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
  const lines = await beyond(tx, () => queries.looksOf(tx, where, PAGE + 1))
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
