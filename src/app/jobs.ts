/** What the app does by itself, each job one call into a module. */
import { PgBoss } from 'pg-boss'
import { dropStaleCodes, endStaleSessions } from '#modules/access/index.ts'
import { refresh, restock, touchAll } from '#modules/figures/index.ts'
import { purgeOld, workOnNext } from '#modules/imports/index.ts'
import { escalateOverdue, settlePromises } from '#modules/matters/index.ts'
import { refreshGrids } from '#modules/people/index.ts'
import { purgeCommands } from '#platform/commands.ts'
import { purgeAttempts } from '#platform/limits.ts'
import type { AppContext } from './caller.ts'
import { asSystem } from './caller.ts'
import { purgePhotos } from './discarded-photos.ts'

type Job = { name: string; cron: string; run(appContext: AppContext): Promise<unknown> }

export const JOBS: Job[] = [
  { name: 'autoEscalate', cron: '* * * * *', run: escalateAll },
  { name: 'redraw', cron: '5 * * * *', run: appContext => asSystem(appContext, refreshGrids) },
  {
    name: 'recount',
    cron: '20 0 * * *',
    run: appContext => asSystem(appContext, ({ tx }) => touchAll(tx)),
  },
  { name: 'tidy', cron: '17 3 * * *', run: purge },
]
/** Night is when this country sleeps, wherever the server stands. */
const ZONE = 'Asia/Shanghai'
const FIGURES_EVERY_MS = 1000
const IMPORTS_EVERY_MS = 1000
const LONGEST_REST_MS = 15_000

/** Starts the clockwork; several servers on one database share it, each job runs on one of them. */
export async function startJobs(
  appContext: AppContext,
  appUrl: string,
): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: appUrl,
    migrate: false,
    reindex: false,
    max: 2,
  } as ConstructorParameters<typeof PgBoss>[0] & object)
  boss.on('error', error => appContext.log.warn({ error: String(error) }, 'job queue'))
  await boss.start()
  for (const job of JOBS) {
    await boss.createQueue(job.name)
    await boss.schedule(job.name, job.cron, null, { tz: ZONE })
    await boss.work(job.name, () => job.run(appContext))
  }
  const figures = repeat(
    // A large city changes everywhere at any moment: counting it must not take more than a tenth of the time.
    { everyMs: FIGURES_EVERY_MS, times: 9 },
    () => refreshAll(appContext),
    error => appContext.log.warn({ error: String(error) }, 'figures'),
  )
  const stopping = new AbortController()
  const imports = repeat(
    { everyMs: IMPORTS_EVERY_MS },
    () => importAll({ ...appContext, signal: stopping.signal }),
    error => appContext.log.warn({ error: String(error) }, 'imports'),
  )
  return {
    async stop() {
      stopping.abort()
      await imports.stop()
      await figures.stop()
      await boss.stop({ graceful: true })
    },
  }
}

/**
 * Escalates until nothing is overdue and untold, in transactions of one batch. What leaned on days that
 * were not known is counted anew before it is said to be late.
 */
export async function escalateAll(appContext: AppContext): Promise<number> {
  await untilNone(appContext, settlePromises)
  return untilNone(appContext, escalateOverdue)
}

async function untilNone(appContext: AppContext, batch: typeof escalateOverdue): Promise<number> {
  let total = 0
  for (;;) {
    const taken = await asSystem(appContext, batch)
    if (taken === 0) return total
    total += taken
  }
}

/** Works on every import that waits; one that a signal stops is left between two transactions. */
export async function importAll(appContext: AppContext & { signal?: AbortSignal }): Promise<void> {
  while (!appContext.signal?.aborted && (await workOnNext(appContext)));
}

/** Brings the figures up to the last event, and what communities hold up to the last change. */
export async function refreshAll(appContext: AppContext): Promise<void> {
  while (await asSystem(appContext, ctx => refresh(ctx.tx)));
  for (let last: number | undefined = 0; last !== undefined;) {
    const after: number = last
    last = await asSystem(appContext, ctx => restock(ctx.tx, ctx.now, after))
  }
}

/** A little in each transaction: they are short, and a year's leavings are many. */
async function purge(appContext: AppContext): Promise<void> {
  await purgeOld(appContext)
  await purgePhotos(appContext)
  for (const part of [purgeCommands, endStaleSessions, dropStaleCodes, purgeAttempts])
    while ((await asSystem(appContext, ctx => part(ctx.tx, ctx.now))) > 0);
}

/** Again and again, after a rest of at least so long, and of so many times as long as the work took. */
function repeat(
  { everyMs, times = 0 }: { everyMs: number; times?: number },
  work: () => Promise<void>,
  failed: (error: unknown) => void,
) {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const turn = () => {
    const began = performance.now()
    running = work()
      .catch(failed)
      .then(() => {
        const rest = Math.min(times * (performance.now() - began), LONGEST_REST_MS)
        if (timer) timer = setTimeout(turn, Math.max(everyMs, rest))
      })
  }
  timer = setTimeout(turn, everyMs)
  return {
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await running
    },
  }
}
