/** An import as the contract shows it. */
import type { Ctx } from '#modules/ctx.ts'
import { namesOf } from '#modules/people/index.ts'
import { addresses } from '#modules/territory/index.ts'
import type { Dossier, Finding, Import, Ledger, Mapping, State } from './contract.ts'
import { LEDGER_FIELDS } from './fields.ts'
import type { ImportRow, Sums } from './queries.ts'
import * as queries from './queries.ts'
import type { Reason } from './refusals.ts'
import { REASONS } from './refusals.ts'

/** How long the file and the means to undo are kept. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const FIRST = 50

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
    queries.placesMade(ctx.tx, row),
    staysOf(ctx, row),
  ])
  return {
    ...shown!,
    findings: findings.map(finding => findingOf(ledgerOf(row), finding)),
    places: places.flatMap(chunk => chunk.places as string[]).slice(0, FIRST),
    stays: stays.map(({ kind, name, why }) => ({ kind, name, why })),
    kept: stays[0]?.total ?? 0,
  }
}

export const ledgerOf = (row: ImportRow): Ledger =>
  (row.mapping as Mapping | null)?.ledger ?? (row.ledger as Ledger)

type FindingRow = Awaited<ReturnType<typeof queries.findings>>[number]

export function findingOf(
  ledger: Ledger,
  { rowNumber, field, reason, fails }: FindingRow,
): Finding {
  const { mend, zh, en } = REASONS[reason as Reason]
  const known = LEDGER_FIELDS[ledger].find(({ id }) => id === field)
  const listed =
    reason === 'choice-unread' && known?.choices
      ? { zh: `可填：${known.choices.join('、')}`, en: `One of: ${known.choices.join(', ')}` }
      : mend
  return {
    row: rowNumber,
    field,
    fieldName: known?.name ?? null,
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
    ledger: ledgerOf(row),
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
