/** Lifecycles that are offered in waves and do not wait for each other: does the app recover in each valley? */
import { quantile } from '#verification/quantile.ts'
import { openClient } from './client.ts'
import { lives } from './lifecycle.ts'
import { openLoop } from './load.ts'
import type { Line, Stage } from './stage.ts'

const WAVES = [1, 15, 1, 25, 2, 35, 10]
const MOST_CONNECTIONS = 256
/** Back at base: within a quarter of it, and never held to less than ten milliseconds of noise. */
const recovered = (p95: number, base: number) => p95 <= Math.max(base * 1.25, base + 10)

export async function burst(stage: Stage): Promise<Line[]> {
  const client = openClient(stage.url, MOST_CONNECTIONS)
  const work = lives(stage, client)
  const { seconds } = stage.options
  await openLoop({ rate: 5, seconds: seconds / 4 }, work)
  const lines: Line[] = []
  let [base, offered, errors] = [0, 0, 0]
  for (const [nth, rate] of WAVES.entries()) {
    const name = `burst_${nth + 1}_at_${rate}`
    const head = await openLoop({ rate, seconds: seconds / 2 }, work)
    const tail = await openLoop({ rate, seconds: seconds / 2 }, work)
    const all = {
      done: head.done + tail.done,
      errors: [...head.errors, ...tail.errors],
      times: [...head.times, ...tail.times],
    }
    const late = quantile(tail.times, 0.95)
    if (nth === 0) base = late
    offered += all.done + all.errors.length
    errors += all.errors.length
    if (all.errors[0]) console.error(all.errors[0].message)
    lines.push(
      { name: `${name}_offered`, value: all.done + all.errors.length, unit: '' },
      { name: `${name}_done`, value: all.done, unit: '' },
      { name: `${name}_errors`, value: all.errors.length, unit: '' },
      { name: `${name}_p95`, value: quantile(all.times, 0.95), unit: 'ms' },
    )
    if (nth > 0 && nth % 2 === 0)
      lines.push({ name: `${name}_back_at_base`, value: Number(recovered(late, base)), unit: '' })
  }
  client.close()
  return [...lines, { name: 'burst_error_part', value: errors / offered, unit: '' }]
}
