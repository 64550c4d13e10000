/** A warm-up and some runs of one kind of work, told as the medians of its figures. */
import { median, quantile } from '#verification/quantile.ts'
import type { Seen, Work } from './load.ts'
import { closedLoop } from './load.ts'
import type { Line, Stage } from './stage.ts'

const WARM_UP = 0.4

/** Figures of a closed loop: `<name>_per_s`, the times of its calls, and what failed. */
export async function measure(
  { options, rssMb }: Stage,
  name: string,
  work: Work,
): Promise<Line[]> {
  const { connections: at, seconds, runs } = options
  await closedLoop({ at, seconds: seconds * WARM_UP }, work)
  const all: Seen[] = []
  for (let run = 0; run < runs; run++) all.push(await closedLoop({ at, seconds }, work))
  const errors = all.flatMap(seen => seen.errors)
  if (errors[0]) console.error(errors[0].message)
  const time = (part: number) => median(all.map(({ times }) => quantile(times, part)))
  const rss = await rssMb()
  return [
    { name: `${name}_per_s`, value: median(all.map(rateOf)), unit: '1/s' },
    { name: `${name}_p50`, value: time(0.5), unit: 'ms' },
    { name: `${name}_p95`, value: time(0.95), unit: 'ms' },
    { name: `${name}_p99`, value: time(0.99), unit: 'ms' },
    { name: `${name}_errors`, value: errors.length, unit: '' },
    ...(rss ? [{ name: `${name}_server_rss`, value: rss, unit: 'MB' }] : []),
  ]
}

export const rateOf = ({ done, seconds }: Pick<Seen, 'done' | 'seconds'>): number => done / seconds
