/** What is done at a desk: the register as its address tells it, one matter by its link, figures, handing out work. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accepted, closed, dispatched, handledBy, regionOf, reported, resolved } from './stories.ts'
import { visit } from './visitor.ts'
import { acting, button, rowsOf, settled } from './windows.ts'

const rows = (page: Page) => rowsOf(page, '事项台账')
const XINHE = regionOf('xinhe')
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

test('the community checks what was done, and the requester is asked next', async () => {
  const one = await resolved('liuyin', '楼门口的台阶缺了一角。')
  const page = await visit('liuyin-clerk', '/desk/matters')
  await page.getByLabel('关键词').fill(one.number)
  await button(page, '查询').click()
  await page.getByRole('row', { name: one.number }).click()
  const opened = page.getByRole('dialog')
  await opened.getByRole('button', { name: '核查通过' }).click()
  await opened.getByText('待回访', { exact: true }).waitFor()
  // The verdict is the requester's alone: no desk offers to write it.
  await expect(page.getByText('评价', { exact: true }).count()).resolves.toBe(0)
})

test('the register’s question lives in its address, and survives reload and Back', async () => {
  const one = await reported('liuyin', '地下车库的指示牌掉了。')
  await reported('liuyin', '地下车库的灯太暗。')
  const elsewhere = await reported('liuyin', '健身器材缺了一个螺母。')
  const page = await visit('liuyin-clerk', '/desk/matters')
  await page.getByRole('link', { name: '全部', exact: true }).click()
  await page.getByLabel('关键词').fill('地下车库')
  await button(page, '查询').click()
  await expect.poll(() => rows(page).count()).toBe(2)
  await page.getByRole('columnheader', { name: '收到时间' }).click()
  await expect
    .poll(() => query(page))
    .toMatchObject({ view: 'all', words: '地下车库', sort: 'receivedAt' })
  await settled(page)
  await expect.poll(() => rows(page).first().innerText()).toContain(one.number)

  await page.reload()
  await settled(page)
  expect(await rows(page).count()).toBe(2)
  expect(await rows(page).first().innerText()).toContain(one.number)
  expect(await page.getByLabel('关键词').inputValue()).toBe('地下车库')

  await page.goBack()
  await expect.poll(() => query(page).sort).toBeUndefined()
  await page.goBack()
  await expect.poll(() => query(page).words).toBeUndefined()
  expect(await page.getByLabel('关键词').inputValue()).toBe('')
  await page.goBack()
  await expect.poll(() => query(page).view).toBeUndefined()
  await expect.poll(() => rows(page).filter({ hasText: elsewhere.number }).count()).toBe(1)
})

test('the register is narrowed by kind and state together', async () => {
  const one = await dispatched('liuyin', '健身步道的灯带断了。')
  const page = await visit('liuyin-clerk', '/desk/matters')
  for (const [field, choice] of [
    ['类别', '公共设施报修'],
    ['状态', '已派单'],
  ] as const) {
    await page.getByLabel(field, { exact: true }).fill(choice)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  }
  await button(page, '查询').click()
  await expect.poll(() => query(page).kind).toBe('repair')
  await settled(page)
  const shown = await rows(page).allInnerTexts()
  expect(shown.join('\n')).toContain(one.number)
  for (const row of shown) expect(row).toMatch(/公共设施报修[\s\S]*已派单/)
})

test('a matter opens by its link, and closing it leaves the register as it was', async () => {
  const one = await reported('liuyin', '宣传栏的玻璃碎了。')
  const page = await visit('liuyin-clerk', `/desk/matters?view=all&matter=${one.id}`)
  const opened = page.getByRole('dialog')
  await opened.getByText(one.text).waitFor()
  expect(await opened.innerText()).toContain(one.number)
  await opened.getByRole('button', { name: '关闭' }).click()
  await expect.poll(() => query(page)).toEqual({ view: 'all' })
  await expect.poll(() => opened.count()).toBe(0)
})

test('a register goes to paper for a purpose, which a press beside does not throw away and the secretary reads', async () => {
  const one = await reported('liuyin', '晾衣架倒了。')
  const page = await visit('liuyin-clerk', `/desk/matters?words=${one.number}`)
  await button(page, '打印').click()
  const form = page.getByRole('dialog', { name: '打印' })
  await form.getByRole('button', { name: '打印', exact: true }).click()
  await form.getByText('请填写这一项').waitFor()
  await page.evaluate(() => Object.assign(window, { print: () => undefined }))
  await form.getByLabel('打印用途').fill('每周例会')
  await page.mouse.click(20, 600)
  await form.getByRole('button', { name: '打印', exact: true }).click()
  const sheet = page.locator('table.print-sheet')
  await sheet.waitFor({ state: 'attached' })
  const printed = await sheet.innerText()
  for (const words of ['序号', one.number, '用途：每周例会', '审核人：'])
    expect(printed).toContain(words)

  const secretary = await visit('liuyin-secretary', '/desk/matters')
  await button(secretary, '导出与翻看记录').click()
  const line = secretary.getByRole('dialog').getByRole('listitem').filter({ hasText: one.number })
  expect(await line.innerText()).toMatch(/打印了事项台账：[\s\S]*每周例会/)
})

test('the figures show at which level matters were solved, as bars with their parts and wholes', async () => {
  // Done on the spot is no yes of a requester: only these three are solved.
  await handledBy('xinhe-grid1', '拾到钥匙已还。')
  await closed('xinhe', '楼道的杂物挡着门。')
  await solvedAbove('leader')
  await solvedAbove('street')
  const page = await visit('xinhe-clerk', '/desk/figures')
  const { figures } = await acting('xinhe-clerk')
  const { from = '', to = '' } = query(page)
  const summary = () => figures.summary({ region: XINHE, from, to })
  // Figures follow the records within seconds.
  await expect
    .poll(async () => (await summary()).solvedAt.map(({ level }) => level), { timeout: 10_000 })
    .toContain('street')
  // Others work here too, so the page is held to what it was told itself.
  const told = page.waitForResponse('**/rpc/figures/summary')
  await page.reload()
  const { json } = (await (await told).json()) as { json: Awaited<ReturnType<typeof summary>> }
  const { solvedAt, ...rates } = json
  const whole = solvedAt.reduce((sum, { count }) => sum + count, 0)
  await settled(page)

  const bars = await sharesOf(page)
  expect(bars.length).toBeGreaterThanOrEqual(3)
  expect(bars.map(({ level }) => level)).toEqual(expect.arrayContaining(['网格员', '街道']))
  expect(bars.map(({ count }) => count).sort()).toEqual(solvedAt.map(({ count }) => count).sort())
  for (const { count, share, bar } of bars) {
    expect(Math.abs(Number.parseFloat(share) - (100 * count) / whole)).toBeLessThan(0.1)
    expect(bar).toBeCloseTo((100 * count) / whole, 0)
  }
  const tenthsOf = (share: string) => Math.round(10 * Number.parseFloat(share))
  expect(bars.reduce((sum, { share }) => sum + tenthsOf(share), 0)).toBe(1000)
  const shown = await page.locator('body').innerText()
  for (const rate of ['response', 'resolution', 'satisfaction', 'onTime'] as const) {
    const { part, whole: all } = rates[rate]
    const percent = all === 0 ? '—' : `${tenths(part, all)}%`
    expect(shown).toMatch(new RegExp(`${percent}\\s+${part} / ${all}`))
  }
})

test('a desk changes its language at once and keeps it', async () => {
  const page = await visit('liuyin-clerk', '/desk/matters')
  await button(page, 'English').click()
  await page.getByRole('heading', { name: 'Register of matters' }).waitFor()
  await page.reload()
  await page.getByRole('columnheader', { name: 'Received' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await button(page, '中文').click()
  await page.getByRole('heading', { name: '事项台账' }).waitFor()
})

async function solvedAbove(level: 'leader' | 'street') {
  const one = await accepted('xinhe', '过街天桥的扶手锈穿了。')
  const as = async (who: string) => (await acting(who)).matters
  await (await as('xinhe-grid1')).escalate({ ...one, reason: '不归网格管。' })
  for (const who of level === 'street' ? ['xinhe-leader', 'xinhe-clerk'] : []) {
    await (await as(who)).sign(one)
    await (await as(who)).escalate({ ...one, reason: '需要上一级协调。' })
  }
  const solver = await as(level === 'street' ? 'jiangzhou-street' : 'xinhe-leader')
  await solver.sign(one)
  await solver.resolve({ ...one, result: '扶手已换。' })
  await (await as('xinhe-clerk')).verify(one)
  await (
    await as('xinhe-resident')
  ).submitFeedback({ ...one, solved: true, satisfaction: 'satisfied' })
}

const tenths = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10

/** The rows of the table of levels, with the length of each bar in percent of the longest there can be. */
const sharesOf = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .evaluateAll(all =>
      all.slice(1).map(row => {
        const [level, count, share, place] = [...row.children] as HTMLElement[]
        const { paddingLeft, paddingRight } = getComputedStyle(place!)
        const longest =
          place!.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
        const bar = (100 * place!.firstElementChild!.getBoundingClientRect().width) / longest
        return {
          level: level!.innerText,
          count: Number(count!.innerText),
          share: share!.innerText,
          bar,
        }
      }),
    )
