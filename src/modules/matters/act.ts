/** One step of the loop, as the life of a matter has it. */
import type { Ctx } from '#modules/ctx.ts'
import type { Step } from '#modules/work/index.ts'
import { lifecycle } from '#modules/work/index.ts'
import type { Action, Matter } from './contract.ts'
import { OWED } from './contract.ts'
import { move, obligations } from './obligations.ts'
import { rulesOf } from './parties.ts'
import { policy } from './policy.ts'
import { presentMatter } from './present.ts'
import type { MatterRow } from './queries.ts'
import * as queries from './queries.ts'
import type { Owed } from './rules.ts'
import { changeOf, next } from './rules.ts'
import { story } from './story.ts'

type Taken = Exclude<Action, 'report' | 'close' | 'autoEscalate' | 'printSlip'>

const take = lifecycle<MatterRow, Taken, Owed>({
  lock: queries.lock,
  update: queries.update,
  policy,
  next: (ctx, matter, action) =>
    next(matter, { action, kind: rulesOf(ctx, matter).kind, now: ctx.now }),
  changeOf,
  obligations,
  move,
  owed: OWED,
  story,
  handedTo: ({ nextName }) => nextName,
})

export const act = async (
  ctx: Ctx,
  key: { region: number; id: string },
  step: Step<MatterRow, Taken, Owed>,
): Promise<Matter> => presentMatter(ctx, await take(ctx, key, step))
