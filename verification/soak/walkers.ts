/**
 * People at work over HTTP who never give up: a write whose answer was lost is sent again under its
 * command id until somebody says yes or no. What was acknowledged is written down, to be looked for.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '#demo/random.ts'
import { seeded } from '#demo/random.ts'
import { newId } from '#platform/ids.ts'
import type { Ask } from '#verification/http.ts'
import { openClient, unclear } from '#verification/http.ts'
import type { Person, Town } from '#test/town.ts'

/** One write that the server said yes to: its command, and the line of the story that it must have left. */
export type Acknowledged = { commandId: string; matterId: string; version: number; action: string }
export type Walk = {
  acknowledged: Acknowledged[]
  /** Writes that were sent more than once. */
  retried: number
  /** Refusals that no walker can have earned. */
  refused: string[]
  /** How long each answer took that came at the first try, and when it came. */
  answers: { at: number; ms: number }[]
  /** The statuses that told nothing about a write; 0 where no answer came. */
  unclear: Set<number>
}
export type Walkers = {
  walk: Walk
  /** Says stop to whoever else is at work beside them. */
  signal: AbortSignal
  /** Says stop, and waits for the answers in hand. */
  stop(): Promise<void>
}
type Given = {
  url: string
  town: Town
  walkers: number
  seed: number
  /** How long they think before each write. */
  pauseMs?: number | undefined
}
type Walker = Pick<Given, 'url' | 'town' | 'pauseMs'> & {
  random: Random
  signal: AbortSignal
  walk: Walk
}

const RETRY_MS = 50
const NOTES = 8

/** Sends so many of them to work. */
export function startWalkers({ walkers, seed, ...given }: Given): Walkers {
  const walk = {
    acknowledged: [],
    retried: 0,
    refused: [],
    answers: [],
    unclear: new Set<number>(),
  }
  const stopping = new AbortController()
  const { signal } = stopping
  const walking = Array.from({ length: walkers }, (_, i) =>
    walkOn({ ...given, random: seeded(seed + i), signal, walk }),
  )
  const stop = async () => {
    stopping.abort()
    await Promise.all(walking)
  }
  return { walk, signal, stop }
}

/** Walks matters of the town from their report to the verdict until a signal says stop. */
async function walkOn(given: Walker): Promise<void> {
  const { url, town, signal } = given
  const people = Object.fromEntries(
    ROLES.map(role => [role, openClient(url, town.tokenOf(`edge.${role}` as Person))]),
  ) as Record<Role, ReturnType<typeof openClient>>
  while (!signal.aborted) await walkOne(given, people)
  for (const client of Object.values(people)) client.close()
}

const ROLES = ['resident', 'gridWorker', 'clerk', 'secretary'] as const
type Role = (typeof ROLES)[number]

async function walkOne(given: Walker, people: Record<Role, Ask>): Promise<void> {
  const { town, random, signal } = given
  const { code: region, home1 } = town.land.edge
  const id = newId()
  const does = (role: Role, action: string, more: object = {}) =>
    persist(given, people[role], { action, input: { region, id, ...more } })

  let holder: Role = 'gridWorker'
  const opening = { kind: 'repair', text: `第${random.below(1000)}盏灯不亮`, placeId: home1 }
  if (!(await does('resident', 'report', opening))) return
  await does('gridWorker', 'accept')
  if (random.chance(0.3)) {
    await does('gridWorker', 'escalate', { reason: '网格办不了' })
    await does('clerk', 'sign')
    holder = 'clerk'
  }
  for (let n = random.below(NOTES * 2); n > 0 && !signal.aborted; n--)
    await does(holder, 'note', { text: `约好第${n}次上门` })
  if (random.chance(0.2)) return
  await does(holder, 'resolve', { result: '换好了' })
  if (random.chance(0.2)) return
  await does('secretary', 'verify')
  await does('resident', 'submitFeedback', random.chance(0.9) ? YES : NO)
}

const YES = { solved: true, satisfaction: 'satisfied' }
const NO = { solved: false, satisfaction: 'notSatisfied', reason: '又不亮了' }

type Write = { action: string; input: { region: number; id: string } }

/** False if the answer was a refusal, which is remembered; a stop waits for the answer in hand. */
async function persist(
  { walk, pauseMs }: Walker,
  ask: Ask,
  { action, input }: Write,
): Promise<boolean> {
  if (pauseMs) await sleep(pauseMs)
  const commandId = newId()
  for (let tries = 1; ; tries++) {
    const answered = await ask(`matters/${action}`, input, commandId)
    if (unclear(answered)) {
      if (tries === 1) walk.retried++
      walk.unclear.add(answered.status)
      await sleep(RETRY_MS)
      continue
    }
    const { version } = (answered.body.json ?? {}) as { version?: number }
    if (answered.status === 200 && version) {
      if (tries === 1) walk.answers.push({ at: performance.now(), ms: answered.ms })
      walk.acknowledged.push({ commandId, matterId: input.id, version, action })
      return true
    }
    walk.refused.push(`${action}: ${answered.status} ${JSON.stringify(answered.body)}`)
    return false
  }
}
