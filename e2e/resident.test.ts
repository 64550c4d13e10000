/** What residents do on their phones, from the first word to the verdict. */
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { closed, reported, verified } from './stories.ts'
import { stage, visit } from './visitor.ts'
import { acting, button, complained, settled } from './windows.ts'

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

const photo = {
  name: 'lamp.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .png()
    .toBuffer(),
}

test('a resident reports in three steps with a photo, and is told the number, who has it and until when', async () => {
  const page = await visit('heyuan-resident', '/resident/')
  await button(page, '我要报事').click()
  const steps = [await title(page)]
  await page.getByRole('radio', { name: '公共设施报修' }).check()
  await page.getByLabel('说说是什么事').fill('一楼到二楼的扶手松了。')
  await button(page, '下一步').click()
  steps.push(await title(page))
  // The own home is chosen already; the lamp is at another door.
  await page.getByText('已选：和园小区').waitFor()
  await button(page, '重新选').click()
  for (const place of ['和园小区', '1栋', '1单元']) await button(page, place).click()
  await button(page, '下一步').click()
  steps.push(await title(page))
  await page.getByLabel('添加照片').setInputFiles(photo)
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await button(page, '提交').click()

  await page.getByRole('heading', { name: '已经收到' }).waitFor()
  await settled(page)
  expect(steps).toEqual(['第 1 步 · 什么事', '第 2 步 · 在哪里', '第 3 步 · 看一遍再提交'])
  const receipt = await page.getByRole('main').innerText()
  expect(receipt).toMatch(/编号\s+\d{6}-[0-9A-Z]{6}/)
  expect(receipt).toMatch(/谁在办\s+周明远 · 网格员/)
  expect(receipt).toMatch(/承诺办结\s+还剩.+\d+月\d+日 \d\d:\d\d 前/)

  await link(page, '查看这件事').click()
  await page.getByText('一楼到二楼的扶手松了。').waitFor()
  const shown = page.getByRole('img', { name: '第 1 张照片' })
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640)
})

test('the requester says whether it was solved, and only then it is closed', async () => {
  const one = await verified('heyuan', '门禁刷卡没有反应，请修一下。')
  const page = await visit('heyuan-resident', `/resident/${one.path}`)
  expect(await page.getByRole('main').innerText()).toContain('等您评价')
  await link(page, '评价').click()
  await button(page, '提交').click()
  await page.getByText('请选择解决了没有。').waitFor()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '非常满意' }).check()
  await page.getByLabel('还想说什么').fill('修得很快。')
  await button(page, '提交').click()
  await page.getByText('已结案').waitFor()
  const story = await page.getByRole('main').innerText()
  expect(story).toContain('解决了 · 非常满意')
  expect(story).toContain('修得很快。')
})

test('a closed matter is reopened by its requester while the window lasts', async () => {
  const one = await closed('heyuan', '单元门的闭门器坏了，门关不上。')
  const page = await visit('heyuan-resident', `/resident/${one.path}`)
  await link(page, '没办好，请重办').click()
  await page.getByLabel('原因').fill('昨天晚上又关不上了。')
  await button(page, '没办好，请重办').click()
  await page.getByText('重新办理', { exact: true }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain('昨天晚上又关不上了。')
})

test('nobody else opens a resident’s matter by its address', async () => {
  const one = await reported('heyuan', '想问问残疾证怎么换。')
  for (const stranger of ['liuyin-resident', 'heyuan-neighbour']) {
    const page = await visit(stranger, `/resident/${one.path}`)
    await page.getByRole('alert').waitFor()
    expect(await page.locator('body').innerText()).not.toContain(one.text)
    expect(await page.content()).not.toContain(one.number)
    expect(complained()).toEqual([expect.stringMatching(/(403|404).*matters\/get/)])
  }
})

test('what was written outlives a dead spot, and sending it again makes one record', async () => {
  const page = await visit('xinhe-neighbour', '/resident/', { offline: true })
  const words = '楼顶水箱的盖子被风掀开了。'
  await button(page, '我要报事').click()
  await page.getByRole('radio', { name: '诉求' }).check()
  await page.getByLabel('说说是什么事').fill(words)
  await button(page, '下一步').click()
  await page.getByText('用文字说', { exact: true }).click()
  await page.getByLabel('用文字说明地点').fill('3 栋楼顶')
  await button(page, '下一步').click()

  await page.context().setOffline(true)
  await button(page, '提交').click()
  await page.getByText('没有连上服务器').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText(words).waitFor()

  // The server hears it, but its answer is lost.
  await page.route('**/rpc/matters/report', async route => {
    await route.fetch()
    await route.abort()
  })
  await button(page, '提交').click()
  await page.getByText('没有连上服务器').waitFor()
  await page.unroute('**/rpc/matters/report')
  await button(page, '提交').click()
  await page.getByRole('heading', { name: '已经收到' }).waitFor()

  const { matters, access } = await acting('xinhe-neighbour')
  const { region } = (await access.me()).posting!
  const { rows } = await matters.list({ region, view: 'all', limit: 50 })
  expect(rows.filter(({ text }) => text === words)).toHaveLength(1)
  expect(complained()).toHaveLength(2)
})

test('a resident reads everything in the chosen language, also after coming back', async () => {
  const page = await visit('heyuan-elder', '/resident/me')
  await button(page, 'English').click()
  await page.getByRole('heading', { name: 'Me', exact: true }).waitFor()
  await link(page, 'My matters').click()
  await page.getByRole('heading', { name: 'My matters' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'My matters' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await link(page, 'Me').click()
  await button(page, '中文').click()
  await page.getByRole('heading', { name: '我的', exact: true }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
})

test('whoever signs out is out, on this page and with the old session', async () => {
  const page = await visit('liuyin-elder', '/resident/me')
  await button(page, '退出登录').click()
  await page.getByRole('heading', { name: '邻里', exact: true }).waitFor()
  await page.goto('/resident/')
  await page.waitForURL(`${stage.url}/`)
  const { access } = await acting('liuyin-elder')
  await expect(access.me()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  // The browser itself writes down what was refused to somebody who is signed out.
  expect(complained().join()).toMatch(/401/)
})

test('an elder calls the own grid worker by one press, and finds all who serve without leaving the surface', async () => {
  const page = await visit('heyuan-elder', '/resident/?elder=1')
  const call = page.getByRole('link', { name: '打电话给周明远' })
  await call.waitFor()
  expect(await call.getAttribute('href')).toMatch(/^tel:\d+$/)
  expect((await call.boundingBox())!.height).toBeGreaterThanOrEqual(72)
  await link(page, '看全部服务人员').click()
  await page.getByRole('link', { name: '打电话给沈若溪' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/resident/worker')
  await link(page, '返回').click()
  await call.waitFor()
})

test('what waits for a verdict stands first on the home, one press from the matter', async () => {
  const one = await verified('heyuan', '楼前的路灯换好了没有人说一声。')
  const page = await visit('heyuan-resident', '/resident/')
  const waiting = page.getByRole('region', { name: '等您评价' })
  await waiting.getByRole('link', { name: one.text }).click()
  await page.getByRole('link', { name: '评价', exact: true }).waitFor()
})
