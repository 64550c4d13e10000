/** The residents' register: who lives in a community now. */
import { logPage, logExport } from '#modules/audit/index.ts'
import type { Ctx, App } from '#modules/ctx.ts'
import { readAddress } from '#modules/territory/index.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Filter, people, Resident } from './contract.ts'
import type { LineRow, Listing, Meant } from './register-queries.ts'
import * as queries from './register-queries.ts'
import { ageOn, bornBetween } from './rules.ts'
import { refuseNumber } from './look-ups.ts'
import { masked } from './present.ts'
import { searched } from './service.ts'

export async function list(
  ctx: Ctx,
  { limit, offset, ...filter }: InputOf<typeof people.list>,
): Promise<{ rows: Resident[]; total: number }> {
  const found = await look(ctx, filter, { limit, offset })
  const register = filter.relation === 'head' ? 'householders' : 'residents'
  logPage(ctx, { region: filter.region, register, rows: found.rows.length })
  return found
}

/** All that a question finds, up to a bound: who took it, by which conditions and what for is written down. */
export async function exportRows(
  ctx: Ctx,
  { medium, most, purpose, ...filter }: InputOf<typeof people.export>,
): Promise<{ rows: Resident[] }> {
  const { rows } = await look(ctx, filter, { limit: most, offset: 0 })
  logExport(ctx, { register: 'residents', rows: rows.length, medium, purpose }, filter)
  return { rows }
}

async function look(
  ctx: Ctx,
  filter: Filter,
  page: { limit: number; offset: number },
): Promise<{ rows: Resident[]; total: number }> {
  const today = shanghaiDay(ctx.now)
  const ask = async (meant: Meant | undefined) => {
    const listing = { actor: ctx.actor, filter, meant, ...bornBetween(filter, today) }
    const { rows, edition } = await queries.page(ctx.tx, listing, page)
    return { rows, total: await counted(ctx, listing, edition) }
  }
  const meant = meantBy(filter)
  const found = await ask(meant)
  // Whom nobody is called may be where somebody lives: 和园小区. A comma is no place.
  const address = meant && 'tokens' in meant ? patternOf(filter.words!) : ''
  const { rows, total } = found.total === 0 && address ? await ask({ address }) : found
  return { rows: rows.map(row => present(ctx, row, today)), total }
}

const counts = new WeakMap<App, Map<string, { edition: number; total: number }>>()
const MOST_COUNTS = 2000

/** The exact count: made once for each question, and again when a line has changed. */
async function counted({ tx, app }: Ctx, listing: Listing, edition: number): Promise<number> {
  const known = counts.get(app) ?? new Map<string, { edition: number; total: number }>()
  counts.set(app, known)
  const { actor, filter, ...rest } = listing
  const { lo, hi, reach, areas } = actor
  const { sort: _s, descending: _d, ...question } = filter
  const key = JSON.stringify([lo, hi, reach, areas, question, rest])
  const kept = known.get(key)
  if (kept?.edition === edition) return kept.total
  const total = await queries.count(tx, listing)
  known.delete(key)
  known.set(key, { edition, total })
  if (known.size > MOST_COUNTS) known.delete(known.keys().next().value!)
  return total
}

/** A grid that was drawn ahead begins on its day: then the lines under it follow. */
export const refreshGrids = ({ tx, now }: Pick<Ctx, 'tx' | 'now'>): Promise<unknown> =>
  queries.refreshGrids(tx, shanghaiDay(now))

function meantBy({ words }: Filter): Meant | undefined {
  if (!words) return undefined
  refuseNumber(words)
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

function present({ app }: Ctx, row: LineRow, today: string): Resident {
  const { phoneCipher, citizenIdCipher, ...line } = row
  return {
    ...(line as Omit<Resident, 'age' | 'phoneMasked' | 'citizenIdMasked'>),
    age: row.birthOn === null ? null : ageOn(row.birthOn, today),
    ...masked(app, { id: row.personId, phoneCipher, citizenIdCipher }),
  }
}
