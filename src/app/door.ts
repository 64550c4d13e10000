/**
 * The door of the API: who comes is counted before a byte of the call is read, and waits for a turn
 * before it is worked on, so that a call that will be refused costs no more than one that is served.
 */
import { availableParallelism } from 'node:os'
import { sha256 } from '#platform/ids.ts'
import { counter } from '#platform/limits.ts'
import type { Enter, Share } from './fair-share.ts'
import { fairShare } from './fair-share.ts'
import { neighbourhood } from './network.ts'

/**
 * Calls by nobody, from one address. A first page makes five, and behind one address of a mobile
 * network or an office stand a hundred people; still it bounds what guessing costs the app.
 */
const ANONYMOUS = { max: 600, seconds: 60 }
/** Tries at a door that compares a secret, with or without a session: each costs a twentieth of a second of work. */
const KNOCKS = { max: 120, seconds: 60 }
/** A third of the connections to the database, so that somebody else always finds one, and a processor. */
const PATIENCE_MS = 3000
const OF_ONE: Share = { atOnce: Math.max(2, availableParallelism()), patienceMs: PATIENCE_MS }
/** Of all who sit behind one address. */
const OF_ALL: Share = { atOnce: 16, patienceMs: PATIENCE_MS }
const MOST_KNOWN = 20_000

type Caller = { token: string | null; address: string; now: Date }
export type Door = {
  /** Refuses whoever calls too often; `secret` says that the call tries a secret. */
  count(caller: Caller, secret: boolean): void
  /** Waits for a turn; whoever comes in must leave. */
  enter(caller: Caller): Promise<() => void>
  /** The caller's token turned out to be this account's, or nobody's. */
  learn(caller: Caller, accountId: string | null): void
  /** A token was just given to this account: it waits behind nobody's that proves nothing. */
  welcome(token: string, accountId: string): void
}

/** With a `share` of its own a proof tries what happens when one caller alone is a crowd. */
export function openDoor(share?: Share): Door {
  const [anonymous, unproven, knocks] = [counter(ANONYMOUS), counter(ANONYMOUS), counter(KNOCKS)]
  const [one, all] = [share ?? OF_ONE, share ?? OF_ALL].map(fairShare) as [Enter, Enter]
  /** Accounts by the hash of a token that was proven here; at the next call it is asked of the database again. */
  const known = new Map<string, string>()
  const keyOf = (token: string) => sha256(token).toString('base64')
  const remember = (key: string, accountId: string) => {
    known.set(key, accountId)
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
  }
  const accountOf = (token: string | null) => (token ? known.get(keyOf(token)) : undefined)
  return {
    count({ token, address, now }, secret) {
      const near = neighbourhood(address)
      if (secret) knocks.count(near, now)
      if (!token) anonymous.count(near, now)
      else if (!accountOf(token)) unproven.count(near, now)
    },
    async enter({ token, address }) {
      const near = neighbourhood(address)
      const leave = await one(accountOf(token) ?? near)
      try {
        const leaveAll = await all(near)
        return () => (leaveAll(), leave())
      } catch (error) {
        leave()
        throw error
      }
    },
    learn({ token, address }, accountId) {
      if (!token) return
      const key = keyOf(token)
      const knew = known.delete(key)
      if (!accountId) return
      if (!knew) unproven.uncount(neighbourhood(address))
      remember(key, accountId)
    },
    welcome(token, accountId) {
      remember(keyOf(token), accountId)
    },
  }
}
