/** A house that something befalls while people are at work in it; afterwards it is judged. */
import type { ProofHouse } from '#proof/house.ts'
import { openProofHouse } from '#proof/house.ts'
import { plantTown } from '#proof/town.ts'
import type { Town } from '#test/town.ts'
import { judge } from './aftermath.ts'
import type { Run } from './suite.ts'
import type { Walkers } from './walkers.ts'
import { startWalkers } from './walkers.ts'

type Options = Parameters<typeof openProofHouse>[0] & { walkers: number; pauseMs?: number }
type Ordeal = Walkers & { house: ProofHouse; town: Town }

/** Opens the house, lets `befall` do its worst, and looks for every acknowledged write. */
export async function ordeal(
  { seed, say }: Pick<Run, 'seed' | 'say'>,
  { walkers, pauseMs, ...options }: Options,
  befall: (given: Ordeal) => Promise<void>,
): Promise<void> {
  const house = await openProofHouse({ env: { LINLI_LOG: 'warn' }, ...options })
  try {
    const town = await plantTown(house)
    const people = startWalkers({ url: house.url, town, walkers, seed, pauseMs })
    await befall({ ...people, house, town })
    await people.stop()
    await judge(house, people.walk, say)
  } finally {
    await house.remove()
  }
}
