/** What every matter is made with: its story, its photos, and the words under which it is found. */
import type { Ctx } from '#modules/ctx.ts'
import type { Line as AnyLine } from '#modules/work/index.ts'
import { attachmentsOf, storyOf, wordsOf } from '#modules/work/index.ts'
import type { Action } from './contract.ts'
import { levelAt, rulesOf } from './parties.ts'
import { policy } from './policy.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'

export const story = storyOf('matters.matter')
export const photos = attachmentsOf('matters.matter')
export const words = wordsOf('matters.matter')

export type Line = AnyLine<MatterRow, Action>
export const writeStep = (ctx: Ctx, line: Line): void => story.write(ctx, [line])

/** Whether the actor sees a matter that shows this photo. */
export async function photoVisible(ctx: Ctx, region: number, fileId: string): Promise<boolean> {
  if (!ctx.actor.abilities.has(policy.get.may)) return false
  const ids = await photos.showing(ctx.tx, region, fileId)
  const matters = ids.length ? await queries.findMany(ctx.tx, region, ids) : []
  return matters.some(matter => policy.get.over(ctx.actor, matter) === true)
}

/** How a matter ends: when, with which outcome, and at which level it was solved. */
export function closed(
  ctx: Ctx,
  outcome: string,
  matter?: MatterRow,
): Pick<MatterRow, 'closedAt' | 'outcome' | 'closedLevel'> {
  return {
    closedAt: ctx.now,
    outcome,
    closedLevel: matter ? levelAt(rulesOf(ctx, matter), matter.escalationLevel) : null,
  }
}
