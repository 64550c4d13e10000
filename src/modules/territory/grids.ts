/** Grids: opened under the next code, renamed, drawn over places from a day on, and removed while empty. */
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { brokenConstraint } from '#platform/db/db.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { shanghaiDay } from '#platform/working-time.ts'
import type { Grid, Place, territory } from './contract.ts'
import * as queries from './grid-queries.ts'
import { region as findRegion } from './queries.ts'
import { gridCode, gridName, nextNumber } from './rules.ts'

export const grids = ({ tx }: Ctx, { region }: InputOf<typeof territory.grids>): Promise<Grid[]> =>
  queries.grids(tx, region)

export const ungridded = (
  { tx, now }: Ctx,
  { region, after, limit }: InputOf<typeof territory.ungridded>,
): Promise<{ rows: Place[]; total: number }> =>
  queries.ungridded(tx, { region, after, limit, day: shanghaiDay(now) })

export async function addGrid(ctx: Ctx, input: InputOf<typeof territory.addGrid>): Promise<Grid> {
  const { region, id, name, parentId, level = null, type = null } = input
  const method = await methodOf(ctx, region)
  mustBeLevel(method, level)
  await queries.numberAlone(ctx.tx, region)
  const all = await queries.grids(ctx.tx, region)
  const parent = parentId === null ? undefined : orNotFound(all.find(grid => grid.id === parentId))
  const depth = parent ? await queries.stepsAbove(ctx.tx, region, parent.id) : 0
  const prefix = parent?.code ?? String(region)
  const siblings = all.filter(grid => grid.parentId === parentId)
  const number = nextNumber(
    prefix,
    siblings.map(({ code }) => code),
  )
  const grid = {
    region,
    id,
    code: gridCode(prefix, number),
    name: name ?? gridName(method.gridNames, depth, number),
    parentId,
    level,
    type,
  }
  await queries.insertGrid(ctx.tx, grid)
  recordEvent(ctx, { region, subject: 'grid', subjectId: id, what: 'added' })
  return grid
}

export async function changeGrid(
  ctx: Ctx,
  { region, id, name, level = null, type = null }: InputOf<typeof territory.changeGrid>,
): Promise<Grid> {
  mustBeLevel(await methodOf(ctx, region), level)
  const grid = orNotFound(await queries.changeGrid(ctx.tx, { region, id, name, level, type }))
  recordEvent(ctx, { region, subject: 'grid', subjectId: id, what: 'changed' })
  return grid
}

/** Whatever ever lay in a grid or names it keeps it: the database says so, and no register is rewritten. */
export async function removeGrid(
  ctx: Ctx,
  { region, id }: InputOf<typeof territory.removeGrid>,
): Promise<{ id: string }> {
  const removed = await queries.deleteGrid(ctx.tx, region, id).catch((error: unknown) => {
    if (brokenConstraint(error)) throw new AppError('CONFLICT', 'grid-in-use', { field: 'id' })
    throw error
  })
  orNotFound(removed)
  recordEvent(ctx, { region, subject: 'grid', subjectId: id, what: 'removed' })
  return { id }
}

export async function assignGrid(ctx: Ctx, input: InputOf<typeof territory.assignGrid>) {
  const { region, gridId, from } = input
  const placeIds = [...new Set(input.placeIds)]
  // A day that was mistyped would undo what came after it.
  if (await queries.laterAssignment(ctx.tx, region, placeIds, from))
    throw new AppError('CONFLICT', 'assigned-later', { field: 'from' })
  await queries.assign(ctx.tx, { region, placeIds, gridId, from })
  for (const placeId of placeIds)
    recordEvent(ctx, {
      region,
      subject: 'place',
      subjectId: placeId,
      what: 'assigned',
      data: { gridId, from },
    })
  return { placeIds, gridId, from }
}

async function methodOf({ tx, app }: Ctx, code: number) {
  const { methodId } = orNotFound(await findRegion(tx, code))
  return app.methods.latest(methodId)
}

function mustBeLevel({ levels }: Awaited<ReturnType<typeof methodOf>>, level: string | null): void {
  if (level !== null && !Object.hasOwn(levels, level))
    throw new AppError('NOT_ACCEPTABLE', 'unknown-level', { field: 'level' })
}
