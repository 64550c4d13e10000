import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { piecesOf } from './thread.ts'

const LIMITS = { turnMs: 10_000, totalMs: 10_000, heapMb: 64 }

/** Runs these lines in a thread, as the body of the generator of its pieces. */
function run(lines: string, limits = LIMITS, data: object = {}): AsyncGenerator<unknown> {
  const code = `
    import { workerData } from 'node:worker_threads'
    import { AppError } from '${new URL('../app-error.ts', import.meta.url)}'
    import { givePieces } from '${new URL('./thread.ts', import.meta.url)}'
    const { turn, made } = workerData
    async function* pieces() { ${lines} }
    await givePieces(pieces())`
  return piecesOf(new URL(`data:text/javascript,${encodeURIComponent(code)}`), data, limits)
}

async function taken(pieces: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

test('a thread makes one piece in each turn and never runs ahead', async () => {
  const made = new Int32Array(new SharedArrayBuffer(4))
  const pieces = run('while (made[0] < 3) yield Atomics.add(made, 0, 1)', LIMITS, { made })
  expect(await pieces.next()).toEqual({ done: false, value: 0 })
  await sleep(50)
  expect(made[0]).toBe(1)
  expect(await taken(pieces)).toEqual([1, 2])
})

test('a thread that works too long on one piece is killed', async () => {
  const stuck = run('yield 1; for (;;);', { ...LIMITS, turnMs: 1000 })
  await stuck.next()
  await expect(stuck.next()).rejects.toThrow('sheet-too-large')
})

test('only the time of the thread is counted, and all of it', async () => {
  const slow = (totalMs: number) =>
    run('for (let i = 0; i < 6; i++) { Atomics.wait(turn, 0, 0, 60); yield i }', {
      ...LIMITS,
      totalMs,
    })
  await expect(taken(slow(300))).rejects.toThrow('sheet-too-large')

  const pieces = slow(2000)
  await pieces.next()
  await sleep(1800)
  expect(await taken(pieces)).toHaveLength(5)
})

test('a refusal is told as it was made, and a mistake as a mistake', async () => {
  const refusal = run("throw new AppError('NOT_ACCEPTABLE', 'sheet-too-wide', { field: 'GS1' })")
  await expect(taken(refusal)).rejects.toMatchObject({
    code: 'NOT_ACCEPTABLE',
    reason: 'sheet-too-wide',
    detail: { field: 'GS1' },
  })
  await expect(taken(run('undefined.cells'))).rejects.toThrow(TypeError)
})
