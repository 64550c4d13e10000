/** An import as the contract shows it. */
import type { Ctx } from '#modules/ctx.ts'
import { namesOf } from '#modules/people/index.ts'
import { addresses, buildings } from '#modules/territory/index.ts'
import { columnName } from '#platform/sheets/cells.ts'
import type { Dossier, Finding, Import, Dataset, Mapping, State } from './contract.ts'
import { DATASET_FIELDS } from './fields.ts'
import type { ImportRow, Sums } from './queries.ts'
import * as queries from './queries.ts'
import type { Reason } from './refusals.ts'
import { REASONS } from './refusals.ts'
import { findingOf as boundTo } from './sealing.ts'
import type { SheetNote } from './sheets.ts'
import { alike, presentSheets } from './sheets.ts'

/** How long the file and the means to undo are kept. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const FIRST = 50
const MOST_PLACES = 300

export const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_DAYS * DAY_MS)

export async function presentAll(ctx: Ctx, rows: readonly ImportRow[]): Promise<Import[]> {
  if (rows.length === 0) return []
  const sums = await queries.sums(
    ctx.tx,
    rows[0]!.region,
    rows.map(({ id }) => id),
  )
  return rows.map(row => present(row, sums.get(row.id) ?? NOTHING, ctx.now))
}

export async function dossierOf(ctx: Ctx, row: ImportRow): Promise<Dossier> {
  const [[shown], findings, places, stays] = await Promise.all([
    presentAll(ctx, [row]),
    queries.findings(ctx.tx, row, FIRST),
    queries.placesOf(ctx.tx, row, MOST_PLACES),
    staysOf(ctx, row),
  ])
  const questions = places.filter(({ rows }) => rows > 0)
  return {
    ...shown!,
    sheets: sheetsOf(row),
    mapping: row.mapping as Mapping | null,
    findings: findings.map(finding => findingOf(ctx, row, finding)),
    places: places.filter(({ rows }) => rows === 0).map(({ address }) => address),
    questions: questions.map(({ address: place, rows }) => ({ place, rows })),
    buildings: questions.length > 0 ? await buildings(ctx.tx, row.region) : [],
    stays: stays.map(({ kind, name, why }) => ({ kind, name, why })),
    kept: stays[0]?.total ?? 0,
  }
}

export const datasetOf = (row: ImportRow): Dataset =>
  (row.mapping as Mapping | null)?.dataset ?? (row.dataset as Dataset)

/** The sheets that were chosen to be read. */
export const takenOf = (row: ImportRow): SheetNote[] =>
  (row.sheets as SheetNote[]).filter(({ index }) =>
    (row.mapping as Mapping | null)?.sheets?.includes(index),
  )

function sheetsOf(row: ImportRow): Dossier['sheets'] {
  const sheets = row.sheets as SheetNote[]
  const taken = takenOf(row)
  const possible = taken[0] ? alike(sheets, taken[0], datasetOf(row)) : []
  const indexes = (of: SheetNote[]) => of.map(({ index }) => index)
  return presentSheets(sheets, { taken: indexes(taken), possible: indexes(possible) })
}

type FindingRow = Awaited<ReturnType<typeof queries.findings>>[number]

export function findingOf({ app }: Ctx, row: ImportRow, finding: FindingRow): Finding {
  const { sheet, rowNumber, columnIndex, field, reason, fails, valueCipher } = finding
  const { mend, zh, en } = REASONS[reason as Reason]
  const known = DATASET_FIELDS[datasetOf(row)].find(({ id }) => id === field)
  const listed =
    reason === 'choice-unread' && known?.choices
      ? { zh: `可填：${known.choices.join('、')}`, en: `One of: ${known.choices.join(', ')}` }
      : mend
  return {
    sheet: (row.sheets as SheetNote[])[sheet]?.name ?? '',
    row: rowNumber,
    column: columnIndex === null ? null : columnName(columnIndex + 1),
    field,
    fieldName: known?.name ?? null,
    value: valueCipher ? app.vault.open(valueCipher, boundTo(row.id)) : '',
    reason,
    fails,
    words: { zh, en },
    mend: listed,
  }
}

const NOTHING: Sums = {
  rows: 0,
  added: 0,
  changed: 0,
  same: 0,
  failed: 0,
  warned: 0,
  undone: 0,
}

function present(row: ImportRow, { rows, undone, ...counts }: Sums, now: Date): Import {
  const { region, id, name, at, byName, endedAt } = row
  const state = row.state as State
  const through = state === 'undoing' ? undone : rows
  const whole = state === 'undoing' ? rows : (row.rows ?? 0)
  return {
    region,
    id,
    name,
    at,
    byName,
    endedAt,
    state,
    dataset: datasetOf(row),
    rows: row.rows,
    percent: whole ? Math.floor((through / whole) * 100) : 0,
    counts,
    stoppedBecause: row.stoppedBecause as Import['stoppedBecause'],
    undoable: (state === 'done' || state === 'stopped') && at > keptSince(now),
  }
}

type Stay = Dossier['stays'][number] & { total: number }

async function staysOf(ctx: Ctx, row: ImportRow): Promise<Stay[]> {
  const kept = await queries.kept(ctx.tx, row, FIRST)
  const names = new Map<string, string>()
  for (const [kind, rows] of Map.groupBy(kept, stay => stay.kind as Stay['kind'])) {
    const ids = rows.map(({ recordId }) => recordId)
    const named =
      kind === 'places'
        ? (await addresses(ctx.tx, row.region, ids)).map(({ id, address }) => ({
            id,
            name: address,
          }))
        : await namesOf(ctx.tx, row.region, { kind, ids })
    for (const { id, name } of named) names.set(id, name)
  }
  return kept.map(({ kind, recordId, why, total }) => ({
    kind: kind as Stay['kind'],
    name: names.get(recordId) ?? '',
    why: why as Stay['why'],
    total,
  }))
}
