import { logPage, logAccessOnce } from '#modules/audit/index.ts'
import type { Ctx, App } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { authorize } from '#platform/actor.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { orNotFound } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { people, Person } from './contract.ts'
import { insertTokens } from './household-queries.ts'
import { tokensOf } from './households.ts'
import { refuseNumber } from './look-ups.ts'
import { policy } from './policy.ts'
import { present } from './present.ts'
import * as queries from './queries.ts'
import { plainName } from './rules.ts'

/** By initials, characters or the whole name. */
export async function find(
  ctx: Ctx,
  { region, words }: InputOf<typeof people.find>,
): Promise<Person[]> {
  refuseNumber(words)
  const { tx, actor, app } = ctx
  const rows = await queries.byTokens(tx, { actor, region }, searched(words))
  logPage(ctx, { region, register: 'residents', rows: rows.length })
  return rows.map(row => present(app, row))
}

export async function get(ctx: Ctx, { region, id }: InputOf<typeof people.get>): Promise<Person> {
  const row = orNotFound(await queries.person(ctx.tx, region, id))
  authorize(policy.get, ctx.actor, row)
  logAccessOnce(ctx, { region, personId: id, what: 'person', purpose: '' })
  return present(ctx.app, row)
}

/** The person of that name under that phone, or a new one; without a phone always a new one, for names repeat. */
export async function findOrAdd(
  ctx: Ctx,
  { region, name, phone }: { region: number; name: string; phone: string | null },
): Promise<string> {
  const phoneIndex = phone ? ctx.app.vault.index(phone) : null
  const known = phone ? await queries.byPhone(ctx.tx, region, ctx.app.vault.indexes(phone)) : []
  const same = known.find(person => plainName(person.name) === plainName(name))
  if (same) return same.id
  const id = newId(ctx.now.getTime())
  const phoneCipher = phone ? ctx.app.vault.seal(phone, `person-phone:${id}`) : null
  const added = await queries.insertPerson(ctx.tx, {
    region,
    id,
    name,
    phoneCipher,
    phoneIndex,
    since: ctx.now,
  })
  // Somebody else has just added the same name under the same phone.
  if (!added) return findOrAdd(ctx, { region, name, phone })
  await insertTokens(ctx.tx, region, tokensOf([{ id, name }]))
  recordEvent(ctx, { region, subject: 'person', subjectId: id, what: 'added' })
  return id
}

/** The masked phone of a person, for the heading of a record about them. */
export async function maskedPhone(
  tx: Tx,
  app: App,
  region: number,
  id: string,
): Promise<string | null> {
  const row = await queries.person(tx, region, id)
  return row ? present(app, row).phoneMasked : null
}

/** Characters are looked up in pairs, so that any part of a name finds it; letters as they were typed. */
export function searched(words: string): string[] {
  const characters = [...plainName(words)]
  if (characters.length < 3 || !/\p{Script=Han}/u.test(words)) return [characters.join('')]
  return [...new Set(characters.slice(1).map((character, i) => characters[i]! + character))]
}
