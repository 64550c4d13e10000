/** A desk over 100,000 matters of one community, measured in the browser from the click to the painted rows. */
import type { Locator, Page } from 'playwright-core'
import pg from 'pg'
import { quantile } from '#verification/quantile.ts'
import { regionOf } from '../../e2e/stories.ts'
import { DESK, settled, sit } from '../../e2e/windows.ts'
import { onStage } from '../stage.ts'
import type { Suite } from './suite.ts'

const MATTERS = 100_000
const COMMUNITY = 'liuyin'
const VIEWS = ['全部', '已超时', '待派单', '未结']
const ROUNDS = 5

export const register: Suite = ({ rounds = ROUNDS, say }) =>
  onStage(async ({ adminUrl }) => {
    await fill(await adminUrl())
    const page = await sit(`${COMMUNITY}-clerk`, { size: DESK })
    await page.addInitScript(watchLongTasks)
    // Some pages in, so that the first page of any view is another.
    await page.goto('/desk/matters?offset=60')
    await settled(page)
    const first: number[] = []
    const next: number[] = []
    for (let round = 0; round < rounds; round++)
      for (const view of VIEWS) {
        first.push(await painted(page, page.getByRole('link', { name: view, exact: true })))
        for (let turn = 0; turn < 3; turn++)
          next.push(await painted(page, page.locator('.ant-pagination-next')))
      }
    say('first rows, median', quantile(first, 0.5), 'ms')
    say('first rows, 95 of 100', quantile(first, 0.95), 'ms', { atMost: 300 })
    say('next page, median', quantile(next, 0.5), 'ms')
    say('next page, 95 of 100', quantile(next, 0.95), 'ms', { atMost: 150 })
    say('picking all, longest task', await longestTaskOfPicking(page), 'ms', { atMost: 200 })
  })

/** Copies one open matter until the community has as many as a large city in some years. */
async function fill(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(
    `insert into matters.matter
     select copy.* from matters.matter m, generate_series(1, $2::int) n,
       jsonb_populate_record(m, jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'P' || n, 'external_id', null,
         'received_at', m.received_at - n * interval '3 minutes',
         'reported_at', m.reported_at - n * interval '3 minutes',
         'due_at', m.received_at + (n % 20000 - 5000) * interval '3 minutes',
         'owner_posting_id', case when n % 3 > 0 then m.owner_posting_id end)) copy
     where m.region = $1 and m.id = (
       select id from matters.matter
       where region = $1 and closed_at is null and state <> 'dispatched' limit 1)`,
    [regionOf(COMMUNITY), MATTERS],
  )
  await admin.query('analyze matters.matter')
  await admin.end()
}

type Watched = Window & { clickedAt: number; longest: number }

/** Runs in the page before anything else. */
function watchLongTasks() {
  const watched = window as unknown as Watched
  watched.longest = 0
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries())
      watched.longest = Math.max(watched.longest, duration)
  }).observe({ type: 'longtask' })
  addEventListener('click', () => (watched.clickedAt = performance.now()), true)
}

/** Milliseconds from the click until other rows stand there than before. */
async function painted(page: Page, pressed: Locator): Promise<number> {
  const before = await page.evaluate(rowsNow)
  await pressed.click()
  const ms = await page.evaluate(untilOther, before)
  await settled(page)
  return ms
}

const rowsNow = () =>
  [...document.querySelectorAll('tr[data-row-key]')]
    .map(row => row.getAttribute('data-row-key'))
    .join()

async function untilOther(before: string): Promise<number> {
  for (;;) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
    const now = [...document.querySelectorAll('tr[data-row-key]')]
      .map(row => row.getAttribute('data-row-key'))
      .join()
    if (now && now !== before) return performance.now() - (window as unknown as Watched).clickedAt
  }
}

async function longestTaskOfPicking(page: Page): Promise<number> {
  await page.evaluate(() => ((window as unknown as Watched).longest = 0))
  await page.getByRole('button', { name: '选中本页' }).click()
  await page.getByRole('button', { name: /选中全部/ }).click()
  await page.getByText(/已选中全部/).waitFor()
  await settled(page)
  return page.evaluate(() => (window as unknown as Watched).longest)
}
