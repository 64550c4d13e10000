import type { Ctx } from '#modules/ctx.ts'
import { send } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { maskNumbers } from '#platform/vault.ts'
import type { audit, Taking, View } from './contract.ts'

/** Writes down that the actor saw a person's data, in the transaction of the look. */
export function seen(
  ctx: Ctx,
  look: { region: number; personId: string; what: string; purpose: string },
): void {
  if (ctx.actor.personId === look.personId) return
  const view = { ...look, ...byNow(ctx) }
  send(ctx.tx, ctx.tx.insertInto('audit.view').values(view).execute())
}

/**
 * Writes down that the actor took a list of people out, in the transaction that gave it: by which
 * conditions, of which no words hold a whole number of somebody.
 */
export function taken(
  ctx: Ctx,
  taking: Pick<Taking, 'ledger' | 'medium' | 'rows' | 'purpose'>,
  { region, words, ...conditions }: { region: number; words?: string | undefined },
): void {
  const filter = JSON.stringify({ ...conditions, ...(words && { words: maskNumbers(words) }) })
  const row = { ...taking, region, filter, ...byNow(ctx) }
  send(ctx.tx, ctx.tx.insertInto('audit.taking').values(row).execute())
}

export async function takings(
  { tx }: Ctx,
  { region }: InputOf<typeof audit.takings>,
): Promise<Taking[]> {
  const rows = await tx
    .selectFrom('audit.taking')
    .select(['id', 'at', 'byName', 'byRole', 'ledger', 'medium', 'filter', 'rows', 'purpose'])
    .where('region', '=', region)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows as Taking[]
}

export async function aboutMe({ tx, actor }: Ctx): Promise<View[]> {
  if (!actor.personId) return []
  return tx
    .selectFrom('audit.view')
    .select(['at', 'byName', 'byRole', 'what', 'purpose'])
    .where('region', '=', actor.region)
    .where('personId', '=', actor.personId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
}

/** Who does it, and when: by name and role as of now. */
const byNow = ({ actor, now }: Ctx) => ({
  id: newId(now.getTime()),
  at: now,
  accountId: actor.accountId!,
  byName: actor.name,
  byRole: actor.role,
})
