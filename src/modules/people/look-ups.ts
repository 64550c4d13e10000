/** Whole numbers: shown in clear or looked up, each time counted, for a purpose, and told to whom they belong. */
import { recordSecurityEvent, logAccess } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import { count } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { people, Person } from './contract.ts'
import { policy } from './policy.ts'
import { present } from './present.ts'
import * as queries from './queries.ts'
import { wholeNumber } from './rules.ts'

const REVEALS = { max: 30, seconds: 3600 }

export async function reveal(
  ctx: Ctx,
  { region, id, field, purpose }: InputOf<typeof people.reveal>,
): Promise<{ value: string | null }> {
  const row = orNotFound(await queries.person(ctx.tx, region, id))
  authorize(policy.reveal, ctx.actor, row)
  return { value: await clear(ctx, row, { field, purpose }) }
}

/** Whose a number is, as far as one knows people; who asks learns nothing of anybody else. */
export async function lookUp(
  ctx: Ctx,
  { region, number, purpose }: InputOf<typeof people.lookUp>,
): Promise<Person[]> {
  const whole = wholeNumber(number)
  if (!whole) throw new AppError('NOT_ACCEPTABLE', 'no-number', { field: 'number' })
  const { field, value } = whole
  await counted(ctx)
  const indexes = ctx.app.vault.indexes(value)
  const rows = await queries.byNumber(ctx.tx, { actor: ctx.actor, region }, { field, indexes })
  for (const { id } of rows) logAccess(ctx, { region, personId: id, what: 'lookUp', purpose })
  told(ctx, region, { field, found: rows.length })
  return rows.map(row => present(ctx.app, row))
}

/** The phone of a person whom another record names; that record has judged who may ask. */
export async function phoneFor(
  ctx: Ctx,
  { region, id, purpose }: { region: number; id: string; purpose: string },
): Promise<string | null> {
  return clear(ctx, orNotFound(await queries.person(ctx.tx, region, id)), {
    field: 'phone',
    purpose,
  })
}

/** A list is asked in words: a whole number in it would be a look-up without purpose, limit and trace. */
export function refuseNumber(words: string): void {
  if (wholeNumber(words))
    throw new AppError('NOT_ACCEPTABLE', 'number-needs-purpose', { field: 'words' })
}

async function clear(
  ctx: Ctx,
  { region, id, phoneCipher, citizenIdCipher }: queries.PersonRow,
  { field, purpose }: { field: 'phone' | 'citizenId'; purpose: string },
): Promise<string | null> {
  await counted(ctx)
  logAccess(ctx, { region, personId: id, what: field, purpose })
  told(ctx, region, { field, found: 1 })
  const sealed = field === 'phone' ? phoneCipher : citizenIdCipher
  return sealed && ctx.app.vault.open(sealed, `person-${field}:${id}`)
}

const counted = ({ tx, actor, now }: Ctx) => count(tx, `reveal:${actor.accountId}`, REVEALS, now)

const told = (ctx: Ctx, region: number, data: { field: string; found: number }) =>
  recordSecurityEvent(ctx, { what: 'revealed', succeeded: data.found > 0, region, data })
