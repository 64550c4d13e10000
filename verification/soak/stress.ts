/** A app that something befalls while people are at work in it; afterwards it is judged. */
import type { RunningServer } from '#verification/server.ts'
import { startServer } from '#verification/server.ts'
import { plantTown } from '#verification/town.ts'
import type { Town } from '#test/town.ts'
import { judge } from './aftermath.ts'
import type { Run } from './suite.ts'
import type { Walkers } from './walkers.ts'
import { startWalkers } from './walkers.ts'

type Options = Parameters<typeof startServer>[0] & { walkers: number; pauseMs?: number }
type Stress = Walkers & { app: RunningServer; town: Town }

/** Opens the app, lets `befall` do its worst, and looks for every acknowledged write. */
export async function stress(
  { seed, say }: Pick<Run, 'seed' | 'say'>,
  { walkers, pauseMs, ...options }: Options,
  befall: (given: Stress) => Promise<void>,
): Promise<void> {
  const app = await startServer({ env: { LINLI_LOG: 'warn' }, ...options })
  try {
    const town = await plantTown(app)
    const people = startWalkers({ url: app.url, town, walkers, seed, pauseMs })
    await befall({ ...people, app, town })
    await people.stop()
    await judge(app, people.walk, say)
  } finally {
    await app.remove()
  }
}
