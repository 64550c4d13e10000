/** Many matters at once: who can take them, and what an act would do, asked before anything is written. */
import type { Serving } from '#modules/access/index.ts'
import { servingIn } from '#modules/access/index.ts'
import type { Ctx } from '#modules/ctx.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import { isBarred } from './about.ts'
import type { Candidate, matters } from './contract.ts'
import { rulesOf } from './parties.ts'
import { policy, see } from './policy.ts'
import { mayNow } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import { refusals } from './refusals.ts'

/** Those who can take all of them over, whoever serves near first; how many they hold is a number, no order. */
export async function candidates(
  ctx: Ctx,
  { region, ids }: InputOf<typeof matters.candidates>,
): Promise<Candidate[]> {
  const rows = await seen(ctx, region, ids)
  const serving = await servingIn(ctx.tx, { region, roles: rolesFor(ctx, rows), at: ctx.now })
  const able = serving.filter(one => rows.every(row => whyNot(ctx, row, one) === null))
  const loads = await queries.openOf(
    ctx.tx,
    region,
    able.map(({ postingId }) => postingId),
  )
  return able
    .map(one => ({
      postingId: one.postingId,
      name: one.name,
      role: one.role,
      areas: [...one.grids, ...one.places].map(({ name }) => name),
      near: rows.every(row => isNearTo(row, one)),
      load: loads.get(one.postingId) ?? 0,
    }))
    .toSorted((a, b) => Number(b.near) - Number(a.near))
}

/** Which of them an act can be taken on now, and why not the others. */
export async function preflight(
  ctx: Ctx,
  { region, ids, act, postingId }: InputOf<typeof matters.preflight>,
) {
  const rows = await seen(ctx, region, ids)
  const to =
    postingId &&
    (await servingIn(ctx.tx, { region, roles: rolesFor(ctx, rows), at: ctx.now })).find(
      one => one.postingId === postingId,
    )
  const reasonOf = (row: MatterRow): Reason | null => {
    if (!mayNow(ctx, row, act)) return standsElsewhere(ctx, row, act) ? 'not-your-part' : 'not-now'
    if (act !== 'dispatch' || !postingId) return null
    return to ? whyNot(ctx, row, to) : 'cannot-take-over'
  }
  const judged = Map.groupBy(rows, reasonOf)
  return {
    able: (judged.get(null) ?? []).map(({ id }) => id),
    refused: [...judged].flatMap(([reason, rows]) =>
      reason
        ? [
            {
              reason,
              message: `${refusals[reason].zh} / ${refusals[reason].en}`,
              ids: rows.map(({ id }) => id),
            },
          ]
        : [],
    ),
  }
}

type Reason = keyof typeof refusals

async function seen(ctx: Ctx, region: number, ids: readonly string[]): Promise<MatterRow[]> {
  const rows = await queries.findMany(ctx.tx, region, ids)
  return rows.filter(row => see(ctx.actor, row) === true)
}

const rolesFor = (ctx: Ctx, rows: readonly MatterRow[]): string[] => [
  ...new Set(
    rows.flatMap(row => {
      const { roles } = rulesOf(ctx, row).method
      return Object.keys(roles).filter(role =>
        ctx.app.abilitiesOf(roles[role]!).has('matter.handle'),
      )
    }),
  ),
]

/** Why somebody cannot be given a matter: on the escalation path of its kind, or leading where it is, and nobody it is about. */
function whyNot(ctx: Ctx, row: MatterRow, one: Serving): Reason | null {
  const { method, kind } = rulesOf(ctx, row)
  const role = method.roles[one.role]
  if (!role || !ctx.app.abilitiesOf(role).has('matter.handle')) return 'cannot-take-over'
  if (isBarred(row, { ...one, reach: role.reach })) return 'about-them'
  if (one.postingId === row.ownerPostingId) return 'already-owner'
  if (!kind.escalationPath.includes(one.role) && role.reach !== 'region') return 'kind-differs'
  return null
}

/** Posted to its grid, or to no grid and so to every one. */
function isNearTo(row: MatterRow, { grids, places }: Serving): boolean {
  const areas = [...grids, ...places]
  const around = [row.gridId, row.buildingId, row.unitDoorId, row.placeId]
  return areas.length === 0 || areas.some(({ id }) => around.includes(id))
}

function standsElsewhere(
  ctx: Ctx,
  row: MatterRow,
  act: 'accept' | 'dispatch' | 'verify' | 'classify',
): boolean {
  const rule = policy[act]
  return !ctx.actor.abilities.has(rule.may) || rule.over(ctx.actor, row) !== true
}
