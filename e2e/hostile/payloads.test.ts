/** Whatever people write into any field, no screen takes it for more than a text. The whole of it is `npm run soak -- xss`. */
import { afterAll, expect, test } from 'vitest'
import { leaveSeats, seat } from '../shows.ts'
import { stage, visit } from '../visitor.ts'
import { complained } from '../windows.ts'
import { allSights } from './all.ts'
import { lookAtAll } from './look.ts'
import { PAYLOADS, SAMPLE } from './payloads.ts'
import { dealer, oneOfEach } from './sights.ts'
import { UNSHOWN, unreadOf, writableTexts } from './texts.ts'
import { watch } from './watch.ts'

afterAll(leaveSeats)

test('texts that would run, in every field and on every screen, and none runs', async () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(300)
  const sights = await allSights(dealer(SAMPLE))
  const { shown, faults } = await lookAtAll(oneOfEach(sights))
  expect(faults).toEqual([])
  // Who joins is sent a code, and here others read the same log.
  expect(unreadOf(shown)).toEqual(['people.join.name'])
}, 120_000)

test('what is said to be shown nowhere is there to be written', () => {
  const texts = writableTexts()
  expect(Object.keys(UNSHOWN).filter(field => !texts.has(field))).toEqual([])
})

test('a page that takes a text for more is noticed by each of its traces', async () => {
  const page = await seat(null, 'en')
  const heard = await watch(page, stage.url)
  await page.route('**/who/unsafe', route =>
    route.fulfill({ contentType: 'text/html', body: UNSAFE }),
  )
  await page.goto('/who/unsafe')
  const seen: string[] = []
  await expect
    .poll(
      async () => seen.push(...(await heard())) && TRACES.filter(one => !one.test(seen.join('\n'))),
    )
    .toEqual([])
  complained()
})

test('a page of the app that took a text for more would be stopped, and would tell', async () => {
  const page = await visit('donghu-resident', '/resident/')
  const heard = await watch(page, stage.url)
  await page.reload()
  expect(await heard()).toEqual([])
  await page.evaluate(() => {
    const part = document.createElement('p')
    part.innerHTML = '<img src=/icon.svg onload=ran()>'
    document.body.append(part)
  })
  await expect.poll(async () => (await heard()).join()).toMatch(/forbidden: script-src-attr inline/)
  expect(complained().join()).toMatch(/Content Security Policy/)
  expect((await heard()).join()).toMatch(/^drawn: <img/)
})

const UNSAFE = `<h1>x</h1>
<svg onload=ran()>
<img src=/nowhere.png>
<script>alert(1); fetch('https://linli.invalid/').catch(() => 0); open('about:blank')</script>
<iframe></iframe>
<b onclick=ran()>x</b>
<a href=javascript:ran()>x</a>
<b data-ran>x</b>`

const TRACES = [
  /^a text ran$/m,
  /^a alert opened: 1$/m,
  /^a frame was attached$/m,
  /^a window opened/m,
  /^fetch asked for: https:\/\/linli\.invalid\/$/m,
  /^drawn: <iframe>/m,
  /^drawn: <b onclick/m,
  /^drawn: <a href="javascript:/m,
  /^drawn: <b data-ran/m,
]
