/** The short form of `npm run soak -- crash`: a real server, killed twice while people write. */
import { expect, test } from 'vitest'
import { crash } from '#verification/soak/crash.ts'

test('a server that is killed while people write loses nothing that it acknowledged, and does nothing twice', async () => {
  const broken: string[] = []
  const figures = new Map<string, number>()
  await crash({
    seed: 11,
    minutes: 1,
    rounds: 2,
    say(name, value, unit, bar) {
      figures.set(name, value)
      const kept = !bar || ('atMost' in bar ? value <= bar.atMost : value >= bar.atLeast)
      // How fast it comes back is measured where the machine does nothing else.
      if (!kept && unit !== 'ms') broken.push(`${name}: ${value} ${unit}`)
    },
  })
  expect(broken).toEqual([])
  expect(figures.get('kills')).toBe(2)
  expect(figures.get('acknowledged')).toBeGreaterThan(50)
}, 60_000)
