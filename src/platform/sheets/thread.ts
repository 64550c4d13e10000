/** Work on hostile input is done in a thread of its own, within bounds, and killed beyond them. */
import { addAbortListener, once } from 'node:events'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { AppError } from '../app-error.ts'
import { refused } from './cells.ts'

/** What a thread says in one turn: a piece of its work, a refusal, or nothing more. */
type Answer<T> = { piece?: T; refusal?: Pick<AppError, 'code' | 'reason' | 'detail'> }
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
    // The last wall, and no good one: V8 may end the whole process at it. Bound what is kept.
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
      const { piece, refusal } = answer
      if (refusal) throw new AppError(refusal.code, refusal.reason, refusal.detail)
      if (piece === undefined) return
      yield piece
      signal?.throwIfAborted()
      Atomics.store(turn, 0, 1)
      Atomics.notify(turn, 0)
    }
  } finally {
    await thread.terminate()
  }
}

/** The other side, within the thread. */
export async function givePieces<T>(pieces: AsyncIterable<T>): Promise<void> {
  const turn: Int32Array = workerData.turn
  const say = (answer: Answer<T>) => parentPort!.postMessage(answer)
  try {
    for await (const piece of pieces) {
      say({ piece })
      // Blocks on purpose: streams below would otherwise go on filling their buffers.
      Atomics.wait(turn, 0, 0)
      Atomics.store(turn, 0, 0)
    }
    say({})
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, reason, detail } = error
    say({ refusal: { code, reason, detail } })
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
