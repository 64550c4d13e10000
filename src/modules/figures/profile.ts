/** A region in figures: counted from its records, and what others say of it. Numbers only, whoever asks. */
import { getRegion, regionsBelow, statements } from '#modules/territory/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import type { Actor } from '#platform/actor.ts'
import { isStaff } from '#platform/actor.ts'
import { elevated } from '#platform/db/db.ts'
import { interval } from '#platform/regions.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { figures, GridSize, Moving, Profile } from './contract.ts'
import { COUNTED, MAKEUP } from './contract.ts'
import type { Amount } from './profile-queries.ts'
import * as queries from './profile-queries.ts'
import { adviceFor, withoutFew, withoutSmallCells } from './rules.ts'
import { moving as countMoving } from './stock-queries.ts'

export async function profile(
  ctx: Ctx,
  { region }: InputOf<typeof figures.profile>,
): Promise<Profile> {
  const [whole] = await profiles(ctx, [await getRegion(ctx.tx, region)])
  return whole!
}

export async function profilesBelow(
  ctx: Ctx,
  { region }: InputOf<typeof figures.profilesBelow>,
): Promise<Profile[]> {
  return profiles(ctx, await regionsBelow(ctx.tx, region))
}

/** Exact for those who work with the people of a grid; to others a handful is nobody's business. */
export async function grids(
  { tx, actor }: Ctx,
  { region }: InputOf<typeof figures.grids>,
): Promise<GridSize[]> {
  const rows = (await queries.gridSizes(tx, region)).map(row => ({
    ...row,
    advice: row.parentId === null ? adviceFor(row.households) : null,
  }))
  if (knowsPeople(actor)) return rows
  const told = withoutSmallCells(rows)
  return isStaff(actor) ? told : told.map(row => ({ ...row, persons: null }))
}

export function moving(
  { tx, now }: Ctx,
  { region, placeIds }: InputOf<typeof figures.moving>,
): Promise<Moving[]> {
  return elevated(tx, () => countMoving(tx, region, placeIds, shanghaiDay(now)))
}

const knowsPeople = (actor: Actor): boolean => isStaff(actor) && actor.abilities.has('person.read')

type Told = Pick<Profile, 'name' | 'alias' | 'methodId'> & { code: number }

/** Of regions in the order of their codes. */
async function profiles(ctx: Ctx, regions: readonly Told[]): Promise<Profile[]> {
  const [held, said] = await Promise.all([
    queries.held(
      ctx.tx,
      regions.map(({ code }) => interval(code)),
    ),
    Promise.all(regions.map(({ code: region }) => statements(ctx, { region }))),
  ])
  const told = knowsPeople(ctx.actor) ? <Counts>(counts: Counts) => counts : withoutFew
  const amounts = Map.groupBy(held, ({ lo }) => lo)
  return regions.map(({ code: region, name, alias, methodId }, i) => {
    const own = amounts.get(region) ?? []
    const { sex, kind, age } = MAKEUP
    return {
      region,
      name,
      alias,
      methodId,
      counted: counts(own, COUNTED),
      makeup: {
        sex: told(counts(own, sex, 'sex:')),
        kind: told(counts(own, kind, 'kind:')),
        age: told(counts(own, age, 'age:')),
      },
      statements: said[i]!,
    }
  })
}

/** Of each key how much there is, and 0 of what there is none. */
function counts<Key extends string>(
  amounts: readonly Amount[],
  keys: readonly Key[],
  prefix = '',
): Record<Key, number> {
  const of = (key: Key) => amounts.find(({ measure }) => measure === prefix + key)?.amount ?? 0
  return Object.fromEntries(keys.map(key => [key, of(key)])) as Record<Key, number>
}
