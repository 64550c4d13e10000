/** The residents' ledger: who lives in a community now. */
import type { Ctx } from '#modules/ctx.ts'
import { readAddress } from '#modules/territory/index.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Filter, people, Resident } from './contract.ts'
import type { LineRow, Meant } from './ledger-queries.ts'
import * as queries from './ledger-queries.ts'
import { ageOn, bornBetween } from './rules.ts'
import { masked, searched } from './service.ts'

export async function list(
  ctx: Ctx,
  { limit, offset, ...filter }: InputOf<typeof people.list>,
): Promise<{ rows: Resident[]; total: number }> {
  const today = shanghaiDay(ctx.now)
  const ask = (meant: Meant | undefined) =>
    queries.list(
      ctx.tx,
      { actor: ctx.actor, filter, meant, ...bornBetween(filter, today) },
      { limit, offset },
    )
  const meant = meantBy(ctx, filter)
  const found = await ask(meant)
  // Whom nobody is called may be where somebody lives: 和园小区.
  const { rows, total } =
    found.total === 0 && meant && 'tokens' in meant
      ? await ask({ address: patternOf(filter.words!) })
      : found
  return { rows: rows.map(row => present(ctx, row, today)), total }
}

function meantBy({ house }: Ctx, { words }: Filter): Meant | undefined {
  if (!words) return undefined
  if (/^1\d{10}$/.test(words)) return { phoneIndex: house.vault.index(words) }
  if (/^\d{17}[\dX]$/i.test(words))
    return { citizenIdIndex: house.vault.index(words.toUpperCase()) }
  return /\d/.test(words) ? { address: patternOf(words) } : { tokens: searched(words) }
}

/** An address however it is written; its numbers are whole ones, and a building is no room: 3栋 is not 13栋. */
function patternOf(words: string): string {
  const { estate, building, unitDoor, floor, dwelling } = readAddress(words)
  const literal = estate?.replace(/[^\p{L}\p{N}]/gu, '\\$&') ?? null
  return [literal, building && `${building}(?!室|房|户)`, unitDoor, floor, dwelling]
    .filter(part => part !== null)
    .map(part => `(?<![0-9A-Z])0*${part}(?![0-9A-Z])`)
    .join('.*')
}

function present({ house }: Ctx, row: LineRow, today: string): Resident {
  const { phoneCipher, citizenIdCipher, ...line } = row
  return {
    ...(line as Omit<Resident, 'age' | 'phoneMasked' | 'citizenIdMasked'>),
    age: row.birthOn === null ? null : ageOn(row.birthOn, today),
    ...masked(house, { id: row.personId, phoneCipher, citizenIdCipher }),
  }
}
