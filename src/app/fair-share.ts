/** A fair share of the app: each caller has so many calls in work at once, and the others wait in that caller's own line. */
import { AppError } from '#platform/app-error.ts'

export type Share = { atOnce: number; patienceMs: number }
type Line = { inWork: number; waiting: Set<() => void> }
/** Waits for a turn under a key; whoever comes in must leave. Refuses when it takes longer than anybody's patience. */
export type Enter = (key: string) => Promise<() => void>

/** The line of a caller is as long as it makes it: a call that waits costs less than one that is refused and comes again. */
export function fairShare({ atOnce, patienceMs }: Share): Enter {
  const lines = new Map<string, Line>()
  return async key => {
    const line = lines.get(key) ?? { inWork: 0, waiting: new Set() }
    lines.set(key, line)
    if (line.inWork < atOnce) line.inWork++
    else await turn(line, patienceMs)
    return () => {
      const [next] = line.waiting
      if (next) next()
      else if (--line.inWork === 0) lines.delete(key)
    }
  }
}

function turn({ waiting }: Line, patienceMs: number): Promise<void> {
  return new Promise((done, fail) => {
    const go = () => {
      waiting.delete(go)
      clearTimeout(patience)
      done()
    }
    const patience = setTimeout(() => {
      waiting.delete(go)
      fail(new AppError('TOO_MANY', 'too-many-at-once', { retryAfterSeconds: 1 }))
    }, patienceMs)
    waiting.add(go)
  })
}
