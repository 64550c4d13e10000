/** An import is carried out once and taken back once; it takes a server whose jobs run. */
import { setTimeout as sleep } from 'node:timers/promises'
import { dataset, upload } from './datasets.ts'
import type { Contest, Ring } from './ring.ts'
import { as, does } from './ring.ts'

type Key = { region: number; id: string }

const ROWS = 20
const LOOK_MS = 50
let files = 0

const over = (verb: string, becomes: string, before: (ring: Ring) => Promise<Key>): Contest => ({
  winners: 'one',
  reasons: ['not-in-this-state', 'at-work'],
  async hold(ring) {
    const key = await before(ring)
    return {
      call: () => as(ring, 'secretary', `imports/${verb}`, key),
      effects: `select count(*) as n from platform.event where subject_id = '${key.id}' and what = '${becomes}'`,
    }
  },
})

export const IMPORTS: Record<string, Contest> = {
  'an import to carry out': over('run', 'running', planned),
  'an import to take back': over('undo', 'undoing', async ring => {
    const key = await planned(ring)
    await does(ring, as(ring, 'secretary', 'imports/run', key))
    await until(ring, key, 'done')
    return key
  }),
}

async function planned(ring: Ring): Promise<Key> {
  const id = await upload(ring, await dataset({ rows: ROWS }, files++))
  if (!id) throw new Error('no more files may be handed in this hour')
  const key = { region: ring.town.land.edge.code, id }
  const preview = (await does(ring, as(ring, 'secretary', 'imports/preview', key))).body.json as {
    dataset: string
    columns: { index: number; field: string | null }[]
  }
  const columns = preview.columns.flatMap(({ index, field }) => (field ? [{ index, field }] : []))
  const mapping = { dataset: preview.dataset, columns, fixed: {}, newPlaces: 'make' }
  // The one before it may still be at work.
  while (
    (await ring.ask(as(ring, 'secretary', 'imports/plan', { ...key, mapping }))).status !== 200
  )
    await sleep(LOOK_MS)
  await until(ring, key, 'planned')
  return key
}

async function until(ring: Ring, key: Key, wanted: string): Promise<void> {
  const look = () => does(ring, as(ring, 'secretary', 'imports/get', key))
  while (((await look()).body.json as { state: string }).state !== wanted) await sleep(LOOK_MS)
}
