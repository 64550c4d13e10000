/** What the app does by itself: the jobs, loops and nightly purges that the modules bring. */
import { PgBoss } from 'pg-boss'
import type { AppContext } from '#modules/ctx.ts'
import { untilNone } from '#modules/ctx.ts'
import type { Loop } from '#modules/manifest.ts'
import { purgeCommands } from '#platform/commands.ts'
import { purgeAttempts } from '#platform/limits.ts'
import { purgePhotos } from './discarded-photos.ts'
import { MODULES } from './modules.ts'

const PURGE = { name: 'purge', cron: '17 3 * * *' }
const JOBS = [...MODULES.flatMap(({ jobs = [] }) => jobs), PURGE]
const LOOPS = MODULES.flatMap(({ loops = [] }) => loops)
/** Night is when this country sleeps, wherever the server stands. */
const ZONE = 'Asia/Shanghai'
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
  for (const { name, cron } of JOBS) {
    await boss.createQueue(name)
    await boss.schedule(name, cron, null, { tz: ZONE })
    await boss.work(name, () => runJob(appContext, name))
  }
  const stopping = new AbortController()
  const loops = LOOPS.map(loop => repeat(loop, { ...appContext, signal: stopping.signal }))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops.map(loop => loop.stop()))
      await boss.stop({ graceful: true })
    },
  }
}

/** Runs a job to its end, as its time does; gives how much it found to do. */
export async function runJob(appContext: AppContext, name: string): Promise<number> {
  if (name === PURGE.name) return purge(appContext)
  const job = MODULES.flatMap(({ jobs = [] }) => jobs).find(job => job.name === name)
  if (!job) throw new Error(`no module brings a job ${name}`)
  return untilNone(appContext, job.batch)
}

/** One turn of a loop. */
export async function runLoop(
  appContext: AppContext & { signal?: AbortSignal },
  name: string,
): Promise<void> {
  await LOOPS.find(loop => loop.name === name)!.turn(appContext)
}

/** A little in each transaction: they are short, and a year's leavings are many. */
async function purge(appContext: AppContext): Promise<number> {
  for (const { purge } of MODULES) await purge?.(appContext)
  await purgePhotos(appContext)
  let dropped = 0
  for (const drop of [purgeCommands, purgeAttempts])
    dropped += await untilNone(appContext, ctx => drop(ctx.tx, ctx.now))
  return dropped
}

function repeat(
  { name, everyMs, restTimes = 0, turn }: Loop,
  context: Parameters<Loop['turn']>[0],
) {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const begin = () => {
    const began = performance.now()
    running = turn(context)
      .catch(error => context.log.warn({ error: String(error) }, name))
      .then(() => {
        const rest = Math.min(restTimes * (performance.now() - began), LONGEST_REST_MS)
        if (timer) timer = setTimeout(begin, Math.max(everyMs, rest))
      })
  }
  timer = setTimeout(begin, everyMs)
  return {
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await running
    },
  }
}
