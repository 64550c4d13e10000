/** What becomes of a screen, and of what somebody wrote, when something comes between. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { has } from './keyboard.ts'
import { accepted, regionOf, reported } from './stories.ts'
import { stage, visit } from './visitor.ts'
import { acting, button, complained, settled, sit, tokenOf } from './windows.ts'

const FAULT = {
  status: 503,
  json: { json: { defined: false, code: 'BUSY', status: 503, message: '现在很忙 / busy' } },
}
const UNREACHED = /没有连上服务器/

/** The server does not answer a call until that is allowed. */
async function held(page: Page, procedure: string) {
  let release = () => {}
  let arrive = () => {}
  const released = new Promise<void>(done => (release = done))
  const arrived = new Promise<void>(done => (arrive = done))
  await page.route(`**/rpc/${procedure}`, async route => {
    arrive()
    await released
    await route.continue()
  })
  return { arrived, release }
}

test.each([
  [null, '/'],
  ['heyuan-resident', '/resident/me'],
  ['heyuan-clerk', '/desk/matters'],
])('a browser that keeps nothing shows %s %s, in another language too', async (who, path) => {
  const page = await sit(who, {})
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    }),
  )
  await page.goto(path)
  await button(page, 'English').click()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  if (path.startsWith('/desk')) {
    await button(page, 'Switch to dark').click()
    await button(page, 'Switch to light').waitFor()
  }
  await page.context().close()
})

test('what was not sent waits for whoever wrote it, and for nobody else on the same phone', async () => {
  const words = '只说给社区听的一件事。'
  const page = await visit('heyuan-resident', '/resident/report')
  await page.getByLabel('说说是什么事').fill(words)
  const becomes = async (who: string) => {
    const session = { name: 'linli', value: await tokenOf(who), url: stage.url }
    await page.context().addCookies([session])
    await page.goto('/resident/report')
    return page.getByLabel('说说是什么事').inputValue()
  }
  expect(await becomes('heyuan-neighbour')).toBe('')
  expect(await becomes('heyuan-resident')).toBe(words)
})

test('whoever cannot be signed out without a network is told so', async () => {
  for (const [who, path] of [
    ['heyuan-resident', '/resident/me'],
    ['heyuan-clerk', '/desk/paper'],
  ] as const) {
    const page = await visit(who, path)
    await page.route('**/rpc/access/signOut', route => route.abort())
    await button(page, '退出登录').click()
    await page.getByText(UNREACHED).waitFor()
  }
  expect(complained()).toHaveLength(2)
})

test('once the network is back for a moment, no page says that there is none', async () => {
  const page = await visit('heyuan-grid1', '/field/')
  const bar = page.getByText('现在没有网络。')
  await page.context().setOffline(true)
  await bar.waitFor()
  await page.context().setOffline(false)
  await bar.waitFor({ state: 'detached' })
  complained()
})

test('whoever asks by the enter key is still at the field that was asked by', async () => {
  const figures = await visit('heyuan-clerk', '/desk/figures')
  const from = figures.getByLabel('开始日期')
  await from.fill('2026-01-01')
  await from.press('Enter')
  await figures.waitForURL('**from=2026-01-01**')
  await settled(figures)
  expect(await has(from)).toBe(true)

  const homes = await visit('heyuan-grid1', '/field/homes')
  const words = homes.getByRole('textbox')
  await words.fill('欧阳')
  await words.press('Enter')
  await homes.waitForURL('**words=**')
  await settled(homes)
  expect(await has(words)).toBe(true)
})

test.each([
  ['yunling-city', '/desk/overview', 'figures/profilesBelow'],
  ['heyuan-secretary', '/desk/territory', 'territory/grids'],
])('%s at %s is told what %s could not give', async (who, path, procedure) => {
  const page = await sit(who, {})
  await page.route(`**/rpc/${procedure}`, route => route.fulfill(FAULT))
  await page.goto(path)
  const alert = page.getByRole('alert').filter({ hasText: '现在很忙' })
  await alert.waitFor()
  await page.unrouteAll()
  await alert.getByRole('button').click()
  await alert.waitFor({ state: 'detached' })
  await page.context().close()
  complained()
})

test('a slip whose matter cannot be read says so, and comes when it is asked for again', async () => {
  const region = regionOf('heyuan')
  const id = newId()
  const { matters } = await acting('heyuan-clerk')
  const requester = { name: '温如玉' }
  const text = '门口的灯坏了。'
  await matters.record({ region, id, kind: 'repair', text, source: 'phone', requester })
  const page = await sit('heyuan-clerk', {})
  await page.route('**/rpc/matters/get', route => route.fulfill(FAULT))
  await page.goto(`/desk/receipt?matter=${id}`)
  const alert = page.getByRole('alert').filter({ hasText: '现在很忙' })
  await alert.waitFor()
  await page.unrouteAll()
  await alert.getByRole('button').click()
  await page.getByText(text).waitFor()
  await page.context().close()
  complained()
})

test('a number that cannot be retracted stays, with the reason', async () => {
  const page = await visit('heyuan-secretary', '/desk/overview')
  await page.route('**/rpc/territory/retract', route => route.abort())
  await page.getByRole('button', { name: /^撤下/ }).first().click()
  await page.getByText(UNREACHED).waitFor()
  expect(complained()).toHaveLength(1)
})

test('many are classified without undoing what kind somebody else meanwhile gave', async () => {
  const one = await accepted('liuyin', '石桌旁的乒乓球台裂了。')
  const page = await visit('liuyin-clerk', `/desk/matters?words=${one.number}`)
  await button(page, '选中本页').click()
  const { matters } = await acting('liuyin-clerk')
  await matters.classify({ ...one, category: '体育', kind: 'environment' })
  await button(page, '批量归类').click()
  const form = page.getByRole('dialog', { name: '批量归类' })
  await form.getByRole('textbox', { name: '归类' }).fill('健身器材')
  await form.getByRole('button', { name: '归类 1 件' }).click()
  await form.getByText('成功 1 件').waitFor()
  expect(await matters.get(one)).toMatchObject({ category: '健身器材', kind: 'environment' })
})

test('nothing that somebody arranged is written over before it was read', async () => {
  const page = await visit('liuyin-secretary', '/desk/paper')
  const kept = await held(page, 'access/preferences')
  await page.goto('/desk/matters')
  const columns = button(page, '列与视图')
  await columns.waitFor()
  await kept.arrived
  expect([await columns.isDisabled(), await page.getByRole('switch').isDisabled()]).toEqual([
    true,
    true,
  ])
  kept.release()
  await columns.click()
  await page.getByRole('dialog').waitFor()
})

test('nobody is told that nothing was found while it is still looked for', async () => {
  const one = await reported('liuyin', '桥头的石狮子被撞歪了。')
  const page = await visit('liuyin-clerk', '/desk/matters')
  const search = await held(page, 'matters/list')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索和跳转' }).fill(one.number)
  await search.arrived
  await settledFrames(page)
  expect(await page.getByText('没有找到').count()).toBe(0)
  search.release()
  await page.getByRole('option', { name: one.number }).waitFor()
})

test('a photo that is being sent cannot bring back one that was taken away', async () => {
  const page = await visit('heyuan-grid1', '/field/record')
  const photo = { name: 'a.png', mimeType: 'image/png', buffer: PIXEL }
  await page.getByLabel('添加照片').setInputFiles(photo)
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  let release = () => {}
  const released = new Promise<void>(done => (release = done))
  await page.route('**/files?*', async route => {
    await released
    await route.continue()
  })
  await page.getByLabel('添加照片').setInputFiles(photo)
  const remove = page.getByRole('button', { name: '删除第 1 张照片' })
  await page.getByText('正在上传照片…').waitFor()
  expect(await remove.isDisabled()).toBe(true)
  release()
  await page.getByRole('img', { name: '第 2 张照片' }).waitFor()
  await remove.click()
  await expect.poll(() => page.getByRole('img').count()).toBe(1)
})

/** Long enough for what was put off to the next moment. */
const settledFrames = (page: Page) =>
  page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 200)))

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
