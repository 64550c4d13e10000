/** Honours and statuses of a community: written down once, corrected, removed and brought back, never erased. */
import type { Selectable } from 'kysely'
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import { AppError, orNotFound } from '#platform/app-error.ts'
import type { DB } from '#platform/db/tables.gen.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { Honour, publications } from './contract.ts'
import { HONOUR_LEVELS } from './contract.ts'

type In<K extends keyof typeof publications> = InputOf<(typeof publications)[K]>

export async function honours({ tx }: Pick<Ctx, 'tx'>, { region }: { region: number }) {
  const rows = await tx
    .selectFrom('publications.honour')
    .selectAll()
    .where('region', '=', region)
    .where('removedAt', 'is', null)
    .execute()
  return rows.map(present).toSorted(byYearAndLevel)
}

/** The pictures of what everybody sees, everybody sees. */
export async function isShown({ tx }: Ctx, region: number, fileId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('publications.honour')
    .select('id')
    .where('region', '=', region)
    .where('fileId', '=', fileId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function addHonour(ctx: Ctx, input: In<'addHonour'>): Promise<Honour> {
  const row = await ctx.tx
    .insertInto('publications.honour')
    .values(columnsOf(input))
    .returningAll()
    .executeTakeFirstOrThrow()
  return told(ctx, row, 'added')
}

export async function changeHonour(ctx: Ctx, input: In<'changeHonour'>): Promise<Honour> {
  const { region, id, version } = input
  const row = await ctx.tx
    .updateTable('publications.honour')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('CONFLICT', 'changed-meanwhile')
  return told(ctx, row, 'changed')
}

export const removeHonour = (ctx: Ctx, one: In<'removeHonour'>): Promise<Honour> =>
  mark(ctx, one, 'removed')
export const restoreHonour = (ctx: Ctx, one: In<'restoreHonour'>): Promise<Honour> =>
  mark(ctx, one, 'restored')

async function mark(
  ctx: Ctx,
  { region, id }: In<'removeHonour'>,
  what: 'removed' | 'restored',
): Promise<Honour> {
  const row = await ctx.tx
    .updateTable('publications.honour')
    .set({ removedAt: what === 'removed' ? ctx.now : null })
    .where('region', '=', region)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return told(ctx, orNotFound(row), what)
}

function columnsOf(input: In<'addHonour'>) {
  const { region, id, kind, good, title, level, issuer, holder, year, fromOn, toOn, note } = input
  const refuse = (reason: string, field: string): never => {
    throw new AppError('NOT_ACCEPTABLE', reason, { field })
  }
  if (!good && kind !== 'status') refuse('an-honour-is-good', 'good')
  if (kind === 'honour' && !level) refuse('honour-of-whom', 'level')
  if (fromOn && Number(fromOn.slice(0, 4)) !== year) refuse('not-in-its-year', 'fromOn')
  if (toOn && !(fromOn && fromOn < toOn)) refuse('not-before-its-beginning', 'toOn')
  const period = { year, fromOn, toOn }
  const fileId = input.photoId
  return { region, id, kind, good, title, level, issuer, holder, ...period, fileId, note }
}

function told(ctx: Ctx, row: Row, what: string): Honour {
  const { region, id } = row
  recordEvent(ctx, { region, subject: 'honour', subjectId: id, what })
  return present(row)
}

type Row = Selectable<DB['publications.honour']>

function present({ fileId, removedAt: _, ...row }: Row): Honour {
  const photo = fileId ? { id: fileId, url: `/files/${row.region}/${fileId}` } : null
  return { ...(row as Omit<Honour, 'photo'>), photo }
}

const byYearAndLevel = (a: Honour, b: Honour): number =>
  (b.year ?? 0) - (a.year ?? 0) || rankOf(a) - rankOf(b)
const rankOf = ({ level }: Honour) => (level ? HONOUR_LEVELS.indexOf(level) : HONOUR_LEVELS.length)
