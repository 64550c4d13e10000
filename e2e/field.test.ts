/** What those who serve do on the way, and how a matter goes up the escalation path and comes back. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accepted, dispatched, reported } from './stories.ts'
import { visit } from './visitor.ts'
import { acting, button, complained, settled } from './windows.ts'

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test('a grid worker accepts what was reported in the grid and says how it was done', async () => {
  const one = await reported('heyuan', '二楼的声控灯一直亮着。')
  // Which page of the list it stands on depends on what else is open on this day.
  const page = await visit('heyuan-grid1', `/field/${one.path}`)
  await button(page, '受理').click()
  await page.getByText('已受理', { exact: true }).waitFor()
  await link(page, '办结').click()
  await page.getByLabel('办得怎么样').fill('换了声控开关，试了几次都正常。')
  await button(page, '办结').click()
  await page.getByText('已办结', { exact: true }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain('换了声控开关，试了几次都正常。')
  // Whoever did the work does not check it.
  await expect(button(page, '核查通过').count()).resolves.toBe(0)
})

test('a trivial thing is recorded on one screen and is closed at once', async () => {
  const page = await visit('heyuan-grid1', '/field/')
  await link(page, '随手记').click()
  await page.getByLabel('什么事').fill('三号楼门口有碎玻璃。')
  await page.getByLabel('已经当场办好？写一句怎么办的').fill('扫干净了。')
  await button(page, '记下').click()
  await page.getByRole('dialog', { name: '还没有选地点，继续提交？' }).waitFor()
  await button(page, '继续提交').click()
  const done = page.getByRole('status').filter({ hasText: '已记下' })
  await done.waitFor()
  expect(await done.innerText()).toMatch(/已记下 \d{6}-[0-9A-Z]{6} · 已结案/)
  expect(await page.getByLabel('什么事').inputValue()).toBe('')
  expect(new URL(page.url()).pathname).toBe('/field/record')
})

test('a record that is not sent yet outlives a reload, but a phone is kept nowhere in the browser', async () => {
  const page = await visit('heyuan-grid1', '/field/record')
  await page.getByLabel('什么事').fill('楼上漏水。')
  await page.getByText('替别人记（写下诉求人）').click()
  await page.getByLabel('诉求人电话').fill('13911223344')
  await page.getByLabel('什么事').fill('楼上漏水，一直滴。')
  const kept = await keptIn(page)
  expect(kept).toContain('楼上漏水，一直滴。')
  expect(kept).not.toContain('13911223344')
  await page.reload()
  expect(await page.getByLabel('什么事').inputValue()).toBe('楼上漏水，一直滴。')
  expect(await page.getByLabel('诉求人电话').inputValue()).toBe('')
})

test('a matter goes up with its reason, is signed for, and reaches the street without its requester’s name', async () => {
  const one = await accepted('heyuan', '小区北门外的路灯整排不亮。')
  const worker = await visit('heyuan-grid1', `/field/${one.path}`)
  await moreOf(worker, '上报上级')
  await worker.getByLabel('原因').fill('路灯归市政管，网格里办不了。')
  await button(worker, '上报上级').click()
  await worker.getByText('已派单', { exact: true }).waitFor()

  const clerk = await visit('heyuan-clerk', '/desk/matters?view=toSign')
  await clerk.getByRole('row', { name: one.number }).click()
  const opened = clerk.getByRole('dialog')
  await opened.getByText('路灯归市政管，网格里办不了。').waitFor()
  await opened.getByRole('button', { name: '签收' }).click()
  await opened.getByText('办理中', { exact: true }).waitFor()
  await actOn(clerk, '上报上级')
  await clerk.getByLabel('原因').fill('需要街道协调市政。')
  await clerk.getByRole('dialog').getByRole('button', { name: '上报上级' }).last().click()
  await opened.getByText('已派单', { exact: true }).waitFor()

  const street = await visit('yunling-street', '/desk/')
  await street.getByRole('heading', { name: '上报到本级的事项' }).waitFor()
  await street.getByRole('row', { name: one.number }).click()
  await street.getByRole('dialog').getByText('需要街道协调市政。').waitFor()
  await settled(street)
  const shown = await street.locator('body').innerText()
  expect(shown).toContain(one.text)
  expect(shown).not.toContain('林小满')
  expect(await street.content()).not.toContain('林小满')
  const { matters } = await acting('yunling-street')
  const told = await matters.get(one)
  expect(JSON.stringify(told)).not.toContain('林小满')
})

test('a grid worker returns an order with a reason, which the community reads', async () => {
  const one = await dispatched('heyuan', '楼后空地有人焚烧垃圾。')
  const page = await visit('heyuan-grid2', '/field/?view=toSign')
  await page.getByRole('link', { name: one.number }).click()
  await moreOf(page, '退单')
  await button(page, '退单').click()
  await page.getByText('请填写这一项。').waitFor()
  await page.getByLabel('原因').fill('这里属于第1网格。')
  await button(page, '退单').click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
  expect(complained()).toEqual([expect.stringMatching(/400.*rejectAssignment/)])

  const clerk = await visit('heyuan-clerk', `/desk/matters?matter=${one.id}`)
  const opened = clerk.getByRole('dialog')
  await opened.getByText('这里属于第1网格。').waitFor()
  expect(await opened.innerText()).toContain('已退回')
})

/** All that the browser keeps for this page: what was stored, the names of databases, what was cached. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const cached = (await caches.keys()).map(async name =>
      Promise.all((await (await caches.open(name)).matchAll()).map(answer => answer.text())),
    )
    const stored = [{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()]
    return JSON.stringify([...stored, ...(await Promise.all(cached))])
  })

/** An action that may lie behind "more" on a phone. */
async function moreOf(page: Page, name: string) {
  await settled(page)
  const offered = link(page, name)
  if (!(await offered.isVisible())) await button(page, '更多操作').click()
  await offered.click()
  await page.getByRole('heading', { name }).waitFor()
}

/** The same on the desk, where the rest is a menu. */
async function actOn(page: Page, name: string) {
  await settled(page)
  const offered = page.getByRole('dialog').getByRole('button', { name })
  if (await offered.isVisible()) return offered.click()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name }).click()
}
