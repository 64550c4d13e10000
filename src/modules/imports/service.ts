/** A dataset handed in, understood, tried, carried out, stopped and undone: the verbs only say what is to be done. */
import type { Ctx } from '#modules/ctx.ts'
import { recordEvent } from '#modules/ctx.ts'
import type { Authorized } from '#platform/actor.ts'
import { authorize } from '#platform/actor.ts'
import { orNotFound, AppError } from '#platform/app-error.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { imports, Dossier, Import, Mapping, Preview, State } from './contract.ts'
import { DATASET_FIELDS, missingOf } from './fields.ts'
import type { Failed, Kept } from './files.ts'
import { previewOf } from './headers.ts'
import { bring } from './policy.ts'
import { dossierOf, findingOf, keptSince, datasetOf, presentAll, takenOf } from './present.ts'
import type { ImportRow, Key, Step } from './queries.ts'
import * as queries from './queries.ts'
import type { SheetNote } from './sheets.ts'
import { alike, leadOf, presentSheets } from './sheets.ts'

type In<K extends keyof typeof imports> = InputOf<(typeof imports)[K]>

export async function list(ctx: Ctx, { region }: In<'list'>): Promise<Import[]> {
  return presentAll(ctx, await queries.newest(ctx.tx, region))
}

export async function get(ctx: Ctx, key: In<'get'>): Promise<Dossier> {
  return dossierOf(ctx, orNotFound(await queries.find(ctx.tx, key)))
}

export async function preview(
  ctx: Ctx,
  { dataset: asked, sheet, ...key }: In<'preview'>,
): Promise<Preview> {
  const row = orNotFound(await queries.find(ctx.tx, key))
  const sheets = row.sheets as SheetNote[]
  const lead = orNotFound(leadOf(sheets, sheet))
  const dataset = asked ?? lead.dataset!
  const { headers, headerRow } = lead
  const possible = alike(sheets, lead, dataset).map(({ index }) => index)
  const samples = samplesOf(ctx, row)[lead.index] ?? []
  return {
    ...previewOf({ row: headerRow, headers, samples }, dataset),
    sheet: lead.index,
    sheets: presentSheets(sheets, { taken: possible, possible }),
  }
}

/** The first rows of each sheet; none once they are forgotten. */
const samplesOf = ({ app }: Ctx, { sampleCipher, id }: ImportRow): string[][][] =>
  sampleCipher ? JSON.parse(app.vault.open(sampleCipher, sampleOf(id))) : []

/** Notes a file that was kept and whose head was read. */
export async function receive(
  ctx: Ctx,
  { head, ...file }: Key & { name: string; head: Kept },
): Promise<void> {
  const { actor, now, app } = ctx
  await queries.insert(ctx.tx, {
    ...file,
    at: now,
    state: 'uploaded',
    dataset: leadOf(head.sheets)!.dataset!,
    sheets: JSON.stringify(head.sheets),
    sampleCipher: app.vault.seal(JSON.stringify(head.samples), sampleOf(file.id)),
    accountId: actor.accountId!,
    postingId: actor.postingId!,
    byName: actor.name,
    byRole: actor.role,
  })
  recordEvent(ctx, { region: file.region, subject: 'import', subjectId: file.id, what: 'uploaded' })
}

export async function plan(ctx: Ctx, { mapping, ...key }: In<'plan'>): Promise<Import> {
  judge(mapping)
  const row = await lock(ctx, key)
  const sheets = sheetsOf(row.sheets as SheetNote[], mapping)
  return move(ctx, row, {
    from: ['uploaded', 'planned'],
    to: { state: 'planning', mapping: { ...mapping, sheets }, stoppedBecause: null },
  })
}

/** The sheets to be read: all must hold the same in their columns. */
function sheetsOf(all: readonly SheetNote[], { dataset, sheets }: Mapping): number[] {
  const lead = leadOf(all, sheets?.[0])
  const possible = lead ? alike(all, lead, dataset).map(({ index }) => index) : []
  if (possible.length === 0 || sheets?.some(index => !possible.includes(index)))
    throw new AppError('NOT_ACCEPTABLE', 'sheets-differ', { field: 'sheets' })
  return [...new Set(sheets?.length ? sheets : possible)]
}

export async function run(ctx: Ctx, key: In<'run'>): Promise<Import> {
  const row = await lock(ctx, key)
  if (row.state === 'planned') await queries.forgetTrial(ctx.tx, row)
  return move(ctx, row, {
    from: ['planned', 'stopped'],
    to: { state: 'running', stoppedBecause: null, endedAt: null },
  })
}

export async function cancel(ctx: Ctx, key: In<'cancel'>): Promise<Import> {
  const row = await lock(ctx, key)
  const trial = row.state === 'planning'
  if (trial) await queries.forgetTrial(ctx.tx, row)
  const state = trial ? 'uploaded' : 'stopped'
  return move(ctx, row, {
    from: ['planning', 'running'],
    to: { state, stoppedBecause: 'cancelled', endedAt: ctx.now },
  })
}

export async function undo(ctx: Ctx, key: In<'undo'>): Promise<Import> {
  const row = await lock(ctx, key)
  if (row.at < keptSince(ctx.now)) throw new AppError('CONFLICT', 'file-forgotten')
  return move(ctx, row, {
    from: ['done', 'stopped'],
    to: { state: 'undoing', stoppedBecause: null, endedAt: null },
  })
}

/** The rows that failed, for writing them into a file. */
export async function failedOf(ctx: Ctx, key: Key): Promise<Failed> {
  const row = orNotFound(await queries.find(ctx.tx, key))
  const dataset = datasetOf(row)
  recordEvent(ctx, { ...key, subject: 'import', subjectId: key.id, what: 'downloaded' })
  const findings = (await queries.failures(ctx.tx, key)).map(finding =>
    findingOf(ctx, row, finding),
  )
  return { id: row.id, name: row.name, dataset, sheets: takenOf(row), findings }
}

/** Locks an import for whoever may move it on. */
const lock = async (ctx: Ctx, key: Key): Promise<Authorized<ImportRow>> =>
  authorize(bring, ctx.actor, orNotFound(await queries.lock(ctx.tx, key)))

type Move = { from: readonly State[]; to: Step & { state: State } }

async function move(ctx: Ctx, row: Authorized<ImportRow>, { from, to }: Move): Promise<Import> {
  const { region, id } = row
  if (!from.includes(row.state as State)) throw new AppError('CONFLICT', 'not-in-this-state')
  const starts = queries.AT_WORK.includes(to.state)
  if (starts && (await queries.othersAtWork(ctx.tx, row))) throw new AppError('CONFLICT', 'at-work')
  const moved = await queries.move(ctx.tx, row, to)
  recordEvent(ctx, { region, subject: 'import', subjectId: id, what: to.state })
  return (await presentAll(ctx, [moved]))[0]!
}

/** Refuses a mapping that names what is not there, a field twice, or leaves a required one without a value. */
function judge({ dataset, columns, fixed }: Mapping): void {
  const known = new Set(DATASET_FIELDS[dataset].map(({ id }) => id))
  const named = [...columns.map(({ field }) => field), ...Object.keys(fixed)]
  const unknown = named.find(field => !known.has(field))
  if (unknown) throw new AppError('NOT_ACCEPTABLE', 'unknown-field', { field: unknown })
  const twice = columns.find(
    ({ field }, i) => columns.findIndex(other => other.field === field) < i,
  )
  if (twice) throw new AppError('NOT_ACCEPTABLE', 'field-twice', { field: twice.field })
  const missing = missingOf(dataset, new Set(named))[0]
  if (missing) throw new AppError('NOT_ACCEPTABLE', 'fields-missing', { field: missing })
}

const sampleOf = (id: string) => `import-sample:${id}`
