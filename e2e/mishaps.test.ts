/** What becomes of a screen, and of what somebody wrote, when something comes between. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { has } from './keyboard.ts'
import { accepted, regionOf, reported, verified } from './stories.ts'
import { stage, visit } from './visitor.ts'
import { acting, button, clientWith, complained, settled, sit, tokenOf } from './windows.ts'

const answered = (status: number, code: string) => ({
  status,
  json: { json: { defined: false, code, status, message: '说不上来 / cannot tell' } },
})
const FAULT = answered(500, 'INTERNAL_SERVER_ERROR')
const BUSY = answered(503, 'BUSY')
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
  const alert = page.getByRole('alert').filter({ hasText: '说不上来' })
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
  const alert = page.getByRole('alert').filter({ hasText: '说不上来' })
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
  await form.getByRole('textbox', { name: '事项分类' }).fill('健身器材')
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

test('what a worker writes where no network is outlives going back and coming again', async () => {
  const one = await accepted('heyuan', '水表箱的盖子裂了。')
  const page = await visit('heyuan-grid1', `/field/${one.path}/resolve`)
  const words = page.getByLabel('办得怎么样')
  await words.fill('换了新的盖子。')
  await page.goto(`/field/${one.path}`)
  await page.goto(`/field/${one.path}/resolve`)
  expect(await words.inputValue()).toBe('换了新的盖子。')
  await button(page, '办结').click()
  await page.getByText('已办结', { exact: true }).waitFor()
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain(one.id)
})

test('what a requester says outlives going back and coming again', async () => {
  const one = await verified('heyuan', '信箱的锁打不开。')
  const page = await visit('heyuan-resident', `/resident/${one.path}/submitFeedback`)
  const words = page.getByLabel('还想说什么')
  await page.getByText('解决了', { exact: true }).click()
  await words.fill('修得很快。')
  await page.goto(`/resident/${one.path}`)
  await page.goto(`/resident/${one.path}/submitFeedback`)
  expect(await words.inputValue()).toBe('修得很快。')
  await page.getByText('非常满意', { exact: true }).click()
  await button(page, '提交').click()
  await page.getByRole('blockquote').filter({ hasText: '修得很快。' }).first().waitFor()
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain(one.id)
})

test('an app that is busy for a moment is asked again, and nobody notices', async () => {
  const page = await sit('heyuan-grid1', {})
  await page.route('**/rpc/matters/list', route => route.fulfill(BUSY), { times: 1 })
  await page.goto('/field/?view=open')
  await page
    .getByRole('link', { name: /\d{6}-[0-9A-Z]{6}/ })
    .first()
    .waitFor()
  await page.context().close()
  expect(complained()).toEqual([expect.stringMatching(/503.*matters\/list/)])
})

test('no rows of a former question are picked while another is asked', async () => {
  const page = await visit('liuyin-clerk', '/desk/matters?view=all')
  const pick = button(page, '选中本页')
  expect(await pick.isEnabled()).toBe(true)
  const search = await held(page, 'matters/list')
  await page.getByRole('link', { name: /^未结/ }).click()
  await search.arrived
  await expect.poll(() => pick.isDisabled()).toBe(true)
  search.release()
  await expect.poll(() => pick.isEnabled()).toBe(true)
})

test('what is done twice can be taken back for as long the second time', async () => {
  const one = await accepted('liuyin', '公告栏的玻璃花了。')
  const page = await visit('liuyin-clerk', `/desk/matters?view=all&matter=${one.id}`)
  const opened = page.getByRole('dialog').filter({ hasText: one.text })
  const undo = page.getByRole('group', { name: '刚才的操作' }).getByRole('button', { name: '撤销' })
  const classify = async (category: string) => {
    const offered = opened.getByRole('button', { name: '归类', exact: true })
    if (await offered.isVisible()) await offered.click()
    else {
      await opened.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '归类' }).click()
    }
    const form = page.getByRole('dialog', { name: '归类', exact: true })
    await form.getByRole('textbox', { name: '事项分类' }).fill(category)
    await form.getByRole('button', { name: '归类' }).click()
    await form.waitFor({ state: 'detached' })
    await page.mouse.move(5, 5)
  }
  await classify('公告')
  const left = async () => Number(/\d+$/.exec(await undo.innerText()))
  await expect.poll(left, { timeout: 10_000 }).toBeLessThan(7)
  const before = await left()
  await classify('公告栏')
  expect(await left()).toBeGreaterThan(before)
})

test('what goes onto paper is dark on light, however the desk is lit', async () => {
  const page = await visit('heyuan-clerk', '/desk/paper')
  await button(page, '切换到深色').click()
  await page.emulateMedia({ media: 'print' })
  const look = () =>
    page
      .locator('.paper dt')
      .first()
      .evaluate(part => getComputedStyle(part).color)
  await expect.poll(look).toBe('rgb(31, 31, 31)')
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(look).toBe('rgb(232, 234, 237)')
})

test('the same question asked again is answered as things are now', async () => {
  const words = '晾衣绳'
  const one = await reported('liuyin', `${words}断了一根。`)
  const register = await visit('liuyin-clerk', `/desk/matters?words=${encodeURIComponent(words)}`)
  const row = (number: string) => register.getByRole('row').filter({ hasText: number })
  await row(one.number).waitFor()
  const two = await reported('liuyin', `${words}又断了一根。`)
  await button(register, '查询').click()
  await row(two.number).waitFor()

  const figures = await visit('heyuan-clerk', '/desk/figures')
  const summed = figures.waitForRequest('**/rpc/figures/summary')
  await button(figures, '查询').click()
  await summed

  const homes = await visit('heyuan-grid1', '/field/homes')
  const sought = homes.waitForRequest('**/rpc/people/list')
  await button(homes, '查').click()
  await sought
})

test('a slip that could not be followed is followed by pressing again', async () => {
  const one = await reported('xinhe', '石凳少了一块板。')
  const slip = await (await acting('xinhe-resident')).matters.receipt(one)
  const page = await visit(null, `/track/?region=${one.region}`)
  await page.getByLabel('编号', { exact: true }).fill(slip.number)
  await page.getByLabel('查询码', { exact: true }).fill(slip.code)
  await page.route('**/rpc/matters/track', route => route.abort(), { times: 1 })
  await button(page, '查进度').click()
  await page.getByText(UNREACHED).waitFor()
  await button(page, '查进度').click()
  await page.getByText(one.text).waitFor()
  expect(complained()).toHaveLength(1)
})

test('whoever was signed out over a form signs in beside it, and sends what was written', async () => {
  const enter = async () =>
    (await clientWith(null).access.signInAsDemo({ key: 'xinhe-clerk' })).token
  const page = await visit(null, '/')
  const as = (value: string) =>
    page.context().addCookies([{ name: 'linli', value, url: stage.url }])
  const token = await enter()
  await as(token)
  await page.goto('/desk/record')
  await page.getByRole('combobox', { name: '类别' }).press('ArrowDown')
  await settled(page)
  await page.keyboard.press('Enter')
  await page.getByLabel('诉求内容').fill('来电说河边的栏杆松了。')
  await clientWith(token).access.signOut({})
  await button(page, '登记').click()
  await page.getByRole('link', { name: '在新窗口登录' }).waitFor()
  await as(await enter())
  await button(page, '登记').click()
  await page.getByRole('status').filter({ hasText: '已登记，编号' }).waitFor()
  expect(complained().join()).toMatch(/401/)
})

test('a view that could not be kept, or not be taken away, is not passed over in silence', async () => {
  const region = regionOf('liuyin')
  const id = newId()
  const view = { search: { view: 'all' }, layout: { columns: [], dense: false } }
  const { access } = await acting('liuyin-secretary')
  await access.shareView({ region, id, role: 'clerk', register: 'matters', name: '晨会', view })
  const page = await visit('liuyin-secretary', `/desk/matters?view=all&saved=${id}`)
  await page.route('**/rpc/access/{setPreference,unshareView}', route => route.abort())
  await page.getByRole('switch').click()
  await page.getByText(UNREACHED).waitFor()
  await button(page, '列与视图').click()
  await page.getByRole('button', { name: /晨会/ }).click()
  await page.getByRole('dialog').getByText(UNREACHED).waitFor()
  expect(complained()).toHaveLength(2)
})

test('a list that is slow to come says that it is coming', async () => {
  const page = await visit('liuyin-secretary', '/desk/matters')
  const exportLog = await held(page, 'audit/exportLog')
  await button(page, '导出与翻看记录').click()
  await exportLog.arrived
  await page.getByRole('dialog').locator('.ant-skeleton').waitFor()
  exportLog.release()
  await page.getByRole('dialog').locator('.ant-skeleton').waitFor({ state: 'detached' })
})

/** Long enough for what was put off to the next moment. */
const settledFrames = (page: Page) =>
  page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 200)))

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
