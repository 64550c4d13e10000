import { enrol, phoneOf } from '#modules/access/index.ts'
import type { Me } from '#modules/access/contract.ts'
import { seen } from '#modules/audit/index.ts'
import type { Ctx, House } from '#modules/ctx.ts'
import { tell } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { count } from '#platform/limits.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { Vault } from '#platform/vault.ts'
import { maskCitizenId, maskPhone } from '#platform/vault.ts'
import type { people, Person } from './contract.ts'
import { insertTokens } from './household-queries.ts'
import { tokensOf } from './households.ts'
import type { PersonRow } from './queries.ts'
import * as queries from './queries.ts'
import { plainName } from './rules.ts'

const REVEALS = { max: 30, seconds: 3600 }

/** Makes an account that has proved its phone a resident of a community; joining twice is joining once. */
export async function join(ctx: Ctx, { region, name }: InputOf<typeof people.join>): Promise<Me> {
  const phone = await phoneOf(ctx)
  if (!phone) throw new Refusal('NOT_ACCEPTABLE', 'phone-first')
  const personId = await findOrAdd(ctx, { region, name, phone })
  return enrol(ctx, { region, personId, name })
}

/** By the number that is rung, by initials, characters or the whole name. */
export async function find(
  ctx: Ctx,
  { region, words }: InputOf<typeof people.find>,
): Promise<Person[]> {
  const phone = /^1\d{10}$/.test(words)
    ? await queries.byPhone(ctx.tx, region, ctx.house.vault.indexes(words))
    : []
  const rows = phone.length
    ? await Promise.all(
        phone.map(async ({ id }) => found(await queries.person(ctx.tx, region, id))),
      )
    : await queries.byTokens(ctx.tx, region, searched(words))
  return rows.map(row => present(ctx.house, row))
}

export async function get(ctx: Ctx, { region, id }: InputOf<typeof people.get>): Promise<Person> {
  const row = found(await queries.person(ctx.tx, region, id))
  seen(ctx, { region, personId: id, what: 'person', purpose: '' })
  return present(ctx.house, row)
}

export async function reveal(
  ctx: Ctx,
  { region, id, field, purpose }: InputOf<typeof people.reveal>,
): Promise<{ value: string | null }> {
  await count(ctx.tx, `reveal:${ctx.actor.accountId}`, REVEALS, ctx.now)
  const row = found(await queries.person(ctx.tx, region, id))
  seen(ctx, { region, personId: id, what: field, purpose })
  const sealed = field === 'phone' ? row.phoneCipher : row.citizenIdCipher
  return { value: sealed && ctx.house.vault.open(sealed, `person-${field}:${id}`) }
}

/** The person of that name under that phone, or a new one; without a phone always a new one, for names repeat. */
export async function findOrAdd(
  ctx: Ctx,
  { region, name, phone }: { region: number; name: string; phone: string | null },
): Promise<string> {
  const phoneIndex = phone ? ctx.house.vault.index(phone) : null
  const known = phone ? await queries.byPhone(ctx.tx, region, ctx.house.vault.indexes(phone)) : []
  const same = known.find(person => plainName(person.name) === plainName(name))
  if (same) return same.id
  const id = newId(ctx.now.getTime())
  const phoneCipher = phone ? ctx.house.vault.seal(phone, `person-phone:${id}`) : null
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
  tell(ctx, { region, subject: 'person', subjectId: id, what: 'added' })
  return id
}

/** The masked phone of a person, for the heading of a record about them. */
export async function maskedPhone(
  tx: Tx,
  house: House,
  region: number,
  id: string,
): Promise<string | null> {
  const row = await queries.person(tx, region, id)
  return row ? present(house, row).phoneMasked : null
}

/** Characters are looked up in pairs, so that any part of a name finds it; letters as they were typed. */
export function searched(words: string): string[] {
  const characters = [...plainName(words)]
  if (characters.length < 3 || !/\p{Script=Han}/u.test(words)) return [characters.join('')]
  return [...new Set(characters.slice(1).map((character, i) => characters[i]! + character))]
}

function present(house: House, { region, id, name, phoneCipher, address }: PersonRow): Person {
  const { phoneMasked } = masked(house, { id, phoneCipher, citizenIdCipher: null })
  return { region, id, name, address, phoneMasked }
}

/** A person's numbers as staff see them until they state a purpose. */
export function masked(
  { vault }: House,
  { id, phoneCipher, citizenIdCipher }: Pick<PersonRow, 'id' | 'phoneCipher' | 'citizenIdCipher'>,
): { phoneMasked: string | null; citizenIdMasked: string | null } {
  return {
    phoneMasked: maskOf(vault, phoneCipher, { bound: `person-phone:${id}`, mask: maskPhone }),
    citizenIdMasked: maskOf(vault, citizenIdCipher, {
      bound: `person-citizenId:${id}`,
      mask: maskCitizenId,
    }),
  }
}

const masks = new Map<string, string>()
const MOST_MASKS = 50_000

/** To open a number only to mask it would be a tenth of a page's cost: of each, its mask is kept. */
function maskOf(
  vault: Vault,
  sealed: Buffer | null,
  { bound, mask }: { bound: string; mask(number: string): string },
): string | null {
  if (!sealed) return null
  const key = bound + sealed.toString('latin1')
  const known = masks.get(key)
  if (known) return known
  if (masks.size >= MOST_MASKS) masks.clear()
  const masked = mask(vault.open(sealed, bound))
  masks.set(key, masked)
  return masked
}
