/** What is asked of an app after every run: each acknowledged write is there once, and all invariants hold. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { RunningServer } from '#verification/server.ts'
import { broken } from '#verification/invariants.ts'
import type { Run } from './suite.ts'
import type { Acknowledged, Walk } from './walkers.ts'

const SHOWN = 20

export async function judge(app: RunningServer, walk: Walk, say: Run['say']): Promise<void> {
  const { lost, doubled } = await compare(app, walk.acknowledged)
  for (const line of [...walk.refused, ...lost, ...doubled].slice(0, SHOWN)) console.error(line)
  say('acknowledged', walk.acknowledged.length, 'writes')
  say('lost', lost.length, 'writes', { atMost: 0 })
  say('doubled or half-done', doubled.length, 'writes', { atMost: 0 })
  say('refused without cause', walk.refused.length, 'writes', { atMost: 0 })
  await judgeInvariants(app, say)
}

export async function judgeInvariants(app: RunningServer, say: Run['say']): Promise<void> {
  // A killed database has forgotten how large its tables are, and plans as if they were empty.
  await asAdmin(app, 'analyze')
  const faults = await broken(sql => asAdmin(app, sql))
  for (const { sentence, ids } of faults) console.error(`no longer holds: ${sentence}: ${ids}`)
  say('invariants broken', faults.length, 'sentences', { atMost: 0 })
}

/** Every line of a story that a person wrote, against every write that was acknowledged. */
async function compare(app: RunningServer, acknowledged: readonly Acknowledged[]) {
  const { rows } = await asAdmin<{ line: string }>(
    app,
    `select matter_id || ' ' || seq || ' ' || action as line from matters.matter_step where account_id is not null`,
  )
  const there = new Set(rows.map(({ line }) => line))
  const promised = new Set(
    acknowledged.map(({ matterId, version, action }) => `${matterId} ${version} ${action}`),
  )
  return {
    lost: [...promised.difference(there)].map(line => `lost: ${line}`),
    doubled: [...there.difference(promised)].map(line => `never acknowledged: ${line}`),
  }
}

export async function asAdmin<Row>(app: RunningServer, sql: string): Promise<{ rows: Row[] }> {
  const client = new pg.Client({ connectionString: await app.adminUrl() })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return { rows: (await client.query(sql)).rows as Row[] }
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const postmasterOf = async ({ folder }: RunningServer): Promise<number> =>
  Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'))

export const isReady = ({ url }: RunningServer): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    answer => answer.ok,
    () => false,
  )
