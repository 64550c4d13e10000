import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { isStaff } from '#platform/actor.ts'
import { counter } from '#platform/limits.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { OwnDays } from '#platform/working-time.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import { nearestDoor, treeOf } from './address-tree.ts'
import { readAddress } from './addresses.ts'
import type { Mark, PickedPlace, Place, Region, Statement, territory } from './contract.ts'
import * as queries from './queries.ts'
import { addressUnder, ancestorsUnder, fitsUnder } from './rules.ts'

export async function regions(
  { tx }: Pick<Ctx, 'tx'>,
  { parent }: InputOf<typeof territory.regions>,
): Promise<Region[]> {
  return queries.regions(tx, parent)
}

/** A stranger, and a resident, walks down to doors, not to the homes behind them, and asks for one by its whole address. */
export async function places(
  ctx: Ctx,
  { region, parentId, words }: InputOf<typeof territory.places>,
): Promise<PickedPlace[]> {
  const { tx, actor, now } = ctx
  const day = shanghaiDay(now)
  if (isStaff(actor))
    return queries.children(tx, { region, parentId, words, doorsOnly: false, day })
  if (!words) return queries.children(tx, { region, parentId, words, doorsOnly: true, day })
  typed.count(actor.accountId ?? ctx.ip, now)
  const tree = treeOf(await queries.doors(tx, region))
  const door = nearestDoor(tree, readAddress(words))
  return door ? queries.picked(tx, { region, id: door.id, day }) : []
}

const typed = counter({ max: 30, seconds: 60 })

export const sketch = (
  { tx, now }: Ctx,
  { region }: InputOf<typeof territory.sketch>,
): Promise<Mark[]> => queries.sketch(tx, region, shanghaiDay(now))

/** Adds a place beneath its parent; its address and ancestors are the parent's and itself. */
export async function addPlace(
  ctx: Ctx,
  { region, id, kind, name, parentId, at }: InputOf<typeof territory.addPlace>,
): Promise<Place> {
  const parent = parentId
    ? orNotFound(await queries.findPlace(ctx.tx, region, parentId))
    : undefined
  if (!fitsUnder(kind, parent))
    throw new AppError('NOT_ACCEPTABLE', 'does-not-fit', { field: 'kind' })
  const place = { region, id, kind, name, parentId, address: addressUnder(parent?.address, name) }
  await queries.insertPlace(ctx.tx, {
    ...place,
    ...ancestorsUnder(parent),
    x: at?.x ?? null,
    y: at?.y ?? null,
  })
  recordEvent(ctx, { region, subject: 'place', subjectId: id, what: 'added' })
  return place
}

export const statements = async (
  { tx }: Ctx,
  { region }: InputOf<typeof territory.statements>,
): Promise<Statement[]> => (await queries.statements(tx, region)) as Statement[]

/** Writes down what was said; the same subject from the same source is corrected, not doubled, and keeps its id. */
export async function state(
  ctx: Ctx,
  { region, ...statement }: InputOf<typeof territory.state>,
): Promise<Statement> {
  const { id } = await queries.putStatement(ctx.tx, { region, ...statement })
  recordEvent(ctx, { region, subject: 'statement', subjectId: id, what: 'stated' })
  return { ...statement, id }
}

export async function retract(
  ctx: Ctx,
  { region, id }: InputOf<typeof territory.retract>,
): Promise<{ id: string }> {
  orNotFound(await queries.dropStatement(ctx.tx, region, id))
  recordEvent(ctx, { region, subject: 'statement', subjectId: id, what: 'retracted' })
  return { id }
}

/** Founds a region under its code and the method by which it will work. */
export async function foundRegion(ctx: Ctx, region: Region & { methodId: string }): Promise<void> {
  await queries.insertRegion(ctx.tx, region)
  recordEvent(ctx, { region: region.code, subject: 'region', subjectId: newId(), what: 'founded' })
}

/** What a record needs of the ground that it is made on: how the region works, its own days, and where it stands. */
export async function ground(
  tx: Tx,
  { region, placeId }: { region: number; placeId: string | null },
  at: Date,
) {
  const row = orNotFound(await queries.ground(tx, { region, placeId, day: shanghaiDay(at) }))
  return {
    ...row,
    days: new Map(row.days) as OwnDays,
    place: placeId === null ? null : orNotFound(row.place),
  }
}

/** Where something stands that has a place. */
export const standing = async (tx: Tx, region: number, placeId: string, at: Date) =>
  orNotFound((await ground(tx, { region, placeId }, at)).place)

/** The region's name and the method it works by. */
export async function getRegion(tx: Tx, code: number): Promise<Region & { methodId: string }> {
  return orNotFound(await queries.region(tx, code))
}

/** The regions directly below a code. */
export const regionsBelow = (tx: Tx, code: number): Promise<(Region & { methodId: string })[]> =>
  queries.regions(tx, code)

/** Days that a region has set over the national calendar, for its clocks. */
export async function ownDays(tx: Tx, code: number): Promise<OwnDays> {
  const days = await queries.ownDays(tx, code)
  return new Map(days.map(day => [day.onDay, day.kind as 'work' | 'rest']))
}
