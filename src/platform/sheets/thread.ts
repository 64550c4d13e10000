/** Work that may be hostile is done in a thread of its own, with bounds, and killed when it breaks them. */
import { addAbortListener, once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { refused } from './cells.ts'

/** What a thread says in one turn: a piece of its work, a refusal, or nothing more. */
export type Answer<T> = { piece?: T; refusal?: Pick<Refusal, 'code' | 'reason' | 'detail'> }
type Limits = { turnMs: number; totalMs: number; heapMb: number; signal?: AbortSignal }

/**
 * The pieces a thread makes, one for each time it is asked: between turns it sleeps, so that it
 * never runs ahead of its reader, and only its own time counts. Beyond a limit the thread is killed
 * and the sheet refused as too large; it is gone when the reader leaves or the signal fires.
 */
export async function* piecesOf<T>(file: URL, data: object, limits: Limits): AsyncGenerator<T> {
  const { signal } = limits
  signal?.throwIfAborted()
  const turn = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(file, {
    workerData: { ...data, turn },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  // It may still fail while it is being killed, when nobody listens any more.
  thread.on('error', () => {})
  using _ = signal && addAbortListener(signal, () => void thread.terminate())
  try {
    for (let left = limits.totalMs; ;) {
      const asked = performance.now()
      const answer = await answerOf<T>(thread, Math.min(left, limits.turnMs), signal)
      left = Math.max(0, left - (performance.now() - asked))
      if (answer.refusal)
        throw new Refusal(answer.refusal.code, answer.refusal.reason, answer.refusal.detail)
      if (answer.piece === undefined) return
      yield answer.piece
      signal?.throwIfAborted()
      Atomics.store(turn, 0, 1)
      Atomics.notify(turn, 0)
    }
  } finally {
    await thread.terminate()
  }
}

async function answerOf<T>(thread: Worker, ms: number, signal?: AbortSignal): Promise<Answer<T>> {
  const late = AbortSignal.timeout(Math.ceil(ms))
  try {
    const [answer] = await once(thread, 'message', {
      signal: signal ? AbortSignal.any([late, signal]) : late,
    })
    return answer
  } catch (error) {
    signal?.throwIfAborted()
    const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    throw late.aborted || outOfMemory ? refused('sheet-too-large') : error
  }
}
