/** The journeys of each role by keyboard alone: every stop on the way is seen, none holds, and the focus comes back. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { has, pressOn, tabTo, writeIn } from './keyboard.ts'
import { accepted, closed, reported, resolved, verified } from './stories.ts'
import { visit } from './visitor.ts'
import { acting, button, settled } from './windows.ts'

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('from the door into the demo, and to the account’s own fields', async () => {
  const page = await visit(null, '/')
  await pressOn(page, page.locator('summary').filter({ hasText: '用账号登录' }))
  await writeIn(page, page.getByLabel('账号', { exact: true }), 'nobody')
  await tabTo(page, page.getByLabel('密码', { exact: true }))
  await page.reload()
  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await pressOn(page, page.getByRole('button', { name: /长辈居民/ }))
  await page.waitForURL('**/resident/**')
  await settled(page)
})

test('a resident reports in three steps, and follows it', async () => {
  const page = await visit('xinhe-resident', '/resident/')
  const words = '车棚的充电插座冒火花。'
  await pressOn(page, button(page, '我要报事'))
  await heading(page, '第 1 步 · 什么事').waitFor()
  await tabTo(page, page.getByRole('radio'))
  await page.keyboard.press('ArrowDown')
  expect(await has(page.getByRole('radio', { name: '安全隐患', checked: true }))).toBe(true)
  await writeIn(page, page.getByLabel('说说是什么事'), words)
  await pressOn(page, button(page, '下一步'))
  for (const place of ['新河花园', '2栋']) await pressOn(page, button(page, place))
  await pressOn(page, button(page, '下一步'))
  await heading(page, '第 3 步 · 看一遍再提交').waitFor()
  await pressOn(page, button(page, '提交'))
  await heading(page, '已经收到').waitFor()
  await pressOn(page, link(page, '查看这件事'))
  await page.getByText(words).waitFor()
  expect(await page.getByRole('main').innerText()).toContain('新河花园 2栋')
})

test('a requester gives the verdict, and asks for it to be done again', async () => {
  const one = await verified('heyuan', '水泵房的门锁坏了。')
  const page = await visit('heyuan-resident', `/resident/${one.path}`)
  await pressOn(page, link(page, '评价'))
  await pressOn(page, radio(page, '解决了'), 'Space')
  await pressOn(page, radio(page, '非常满意'), 'Space')
  await writeIn(page, page.getByLabel('还想说什么'), '谢谢。')
  await pressOn(page, button(page, '提交'))
  await page.getByText('已结案').waitFor()

  const two = await closed('heyuan', '消火栓的玻璃碎了。')
  await page.goto(`/resident/${two.path}`)
  await pressOn(page, link(page, '没办好，请重办'))
  await writeIn(page, page.getByLabel('原因'), '又碎了。')
  await pressOn(page, button(page, '没办好，请重办'))
  await page.getByText('重新办理', { exact: true }).waitFor()
})

test('a grid worker handles one matter, sends another up, and records a third', async () => {
  const one = await reported('liuyin', '楼道窗台上的花盆要掉。')
  const page = await visit('liuyin-grid1', '/field/?view=open')
  await pressOn(page, page.getByRole('link', { name: one.number }))
  await pressOn(page, button(page, '受理'))
  await page.getByText('已受理', { exact: true }).waitFor()
  await pressOn(page, link(page, '办结'))
  await writeIn(page, page.getByLabel('办得怎么样'), '花盆已搬下来。')
  await pressOn(page, button(page, '办结'))
  await page.getByText('已办结', { exact: true }).waitFor()

  const two = await accepted('liuyin', '路口的交通信号灯不亮。')
  await page.goto(`/field/${two.path}`)
  await settled(page)
  await pressOn(page, button(page, '更多操作'))
  await pressOn(page, link(page, '上报上级'))
  await writeIn(page, page.getByLabel('原因'), '归交警管。')
  await pressOn(page, button(page, '上报上级'))
  await page.getByText('已派单', { exact: true }).waitFor()

  await page.goto('/field/')
  await pressOn(page, link(page, '随手记'))
  await writeIn(page, page.getByLabel('什么事'), '门口有碎玻璃。')
  await writeIn(page, page.getByLabel(/已经当场办好/), '扫干净了。')
  await pressOn(page, button(page, '记下'))
  await page.getByRole('status').filter({ hasText: '已记下' }).waitFor()
})

test('a clerk finds a matter, opens it, hands it out, and is back on its row', async () => {
  const one = await accepted('liuyin', '单元门禁的喇叭坏了。')
  const page = await visit('liuyin-clerk', '/desk/matters')
  await page.keyboard.press('/')
  expect(await has(page.getByLabel('关键词'))).toBe(true)
  await page.keyboard.insertText(one.number)
  await page.keyboard.press('Enter')
  await expect.poll(() => row(page, one.number).count()).toBe(1)
  await settled(page)
  await tabTo(page, button(page, '查询'))
  await page.keyboard.press('j')
  await expect.poll(() => has(row(page, one.number))).toBe(true)
  await page.keyboard.press('e')
  const opened = page.getByRole('dialog').filter({ hasText: one.text })
  await opened.waitFor()
  await settled(page)

  await pressOn(page, opened.getByRole('button', { name: '派单' }))
  const form = page.getByRole('dialog', { name: '派单', exact: true })
  await form.waitFor()
  await settled(page)
  await writeIn(page, form.getByRole('combobox', { name: '交给谁' }), '何㐂')
  await page.keyboard.press('Enter')
  await pressOn(page, form.getByRole('button', { name: '派单' }))
  await opened.getByText('已派单', { exact: true }).waitFor()
  await form.waitFor({ state: 'detached' })
  await expect
    .poll(() => has(opened.getByRole('button')).then(inside => inside || has(opened)))
    .toBe(true)
  await page.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })
  await expect.poll(() => has(row(page, one.number))).toBe(true)
  expect((await (await acting('liuyin-grid2')).matters.get(one)).may).toContain('sign')
})

test('a clerk checks what was done, and writes down what a caller says', async () => {
  const one = await resolved('liuyin', '雨棚的螺丝松了。')
  const page = await visit('liuyin-clerk', `/desk/matters?view=all&matter=${one.id}`)
  const opened = page.getByRole('dialog')
  await pressOn(page, opened.getByRole('button', { name: '核查通过' }))
  await opened.getByText('待回访', { exact: true }).waitFor()

  await page.goto('/desk/record')
  await writeIn(page, page.getByLabel('诉求人姓名'), '龚龘')
  await tabTo(page, page.getByRole('combobox', { name: '类别' }))
  await page.keyboard.press('ArrowDown')
  await settled(page)
  await page.keyboard.press('Enter')
  await writeIn(page, page.getByLabel('诉求内容'), '来电说楼道里有异味。')
  await pressOn(page, button(page, '登记'))
  await page.getByRole('status').filter({ hasText: '已登记，编号' }).waitFor()
})

test('a clerk hands out many at once and takes it back; keeps a view; goes elsewhere by the palette', async () => {
  const words = '羽毛球场'
  for (const what of ['网', '灯']) await accepted('liuyin', `${words}的${what}坏了。`)
  const page = await visit('liuyin-clerk', `/desk/matters?words=${encodeURIComponent(words)}`)
  await pressOn(page, button(page, '选中本页'))
  await pressOn(page, button(page, '批量派单'))
  const form = page.getByRole('dialog', { name: '批量派单' })
  await form.waitFor()
  await settled(page)
  await writeIn(page, form.getByRole('combobox', { name: '交给谁' }), '何㐂')
  await page.keyboard.press('Enter')
  await pressOn(page, form.getByRole('button', { name: '派单 2 件' }))
  await form.getByText('成功 2 件').waitFor()
  await pressOn(page, form.getByRole('button', { name: '关闭' }).last())
  await form.waitFor({ state: 'detached' })
  await page.getByRole('group', { name: '刚才的操作' }).waitFor()
  await page.keyboard.press('z')
  await page.getByText('已撤销').first().waitFor()

  await pressOn(page, button(page, '列与视图'))
  await pressOn(page, button(page, '另存为视图'))
  await writeIn(page, page.getByLabel('视图名称'), words)
  await page.keyboard.press('Enter')
  await page.locator('nav [aria-current]', { hasText: words }).waitFor()
  await expect.poll(() => has(button(page, '列与视图'))).toBe(true)

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => has(button(page, '列与视图'))).toBe(true)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索和跳转' }).waitFor()
  await settled(page)
  await page.keyboard.insertText('统计')
  await page.getByRole('option', { name: '统计' }).waitFor()
  await page.keyboard.press('Enter')
  await heading(page, '统计').waitFor()
})

test('a secretary brings in a ledger: chosen, tried, carried out, taken back', async () => {
  const page = await visit('xinhe-secretary', '/desk/imports')
  const chooser = page.waitForEvent('filechooser')
  await pressOn(page, page.getByLabel('选择文件，或拖到这里'))
  await (await chooser).setFiles(LEDGER)
  await pressOn(page, button(page, '预检（不改动数据）'))
  await button(page, '全部新建').waitFor({ timeout: 20_000 })
  await settled(page)
  await pressOn(page, button(page, '全部新建'))
  const run = page.getByRole('button', { name: '导入，改动 1 行' })
  await run.waitFor({ timeout: 20_000 })
  await settled(page)
  await pressOn(page, run)
  await button(page, '撤销这次导入').waitFor({ timeout: 20_000 })
  await settled(page)
  await pressOn(page, button(page, '撤销这次导入'))
  const sure = page.getByRole('dialog').getByRole('button', { name: '撤销' }).first()
  await pressOn(page, sure)
  await page.getByText('已撤销', { exact: true }).first().waitFor({ timeout: 20_000 })
})

test('a street takes on what was sent up to it', async () => {
  const one = await accepted('heyuan', '河堤的护栏断了。')
  const as = async (who: string) => (await acting(who)).matters
  await (await as('heyuan-grid1')).sendUp({ ...one, reason: '不归网格管。' })
  const community = await as('heyuan-clerk')
  await community.sign(one)
  await community.sendUp({ ...one, reason: '需要上一级协调。' })
  const page = await visit('yunling-street', '/desk/')
  await heading(page, '上报到本级的事项').waitFor()
  await settled(page)
  await pressOn(page, row(page, one.number))
  const opened = page.getByRole('dialog')
  await pressOn(page, opened.getByRole('button', { name: '签收' }))
  await opened.getByText('办理中', { exact: true }).waitFor()
})

test('anybody asks who serves an address, and follows a slip', async () => {
  const page = await visit(null, '/who/')
  for (const place of ['云岭市', '和园社区', '和园小区', '1栋', '1单元'])
    await pressOn(page, button(page, place))
  await page.getByRole('table').waitFor()

  const one = await reported('heyuan', '信箱的门掉了。')
  const { number, code } = await (await acting('heyuan-resident')).matters.receipt(one)
  await page.goto('/track/')
  for (const place of ['云岭市', '和园社区']) await pressOn(page, button(page, place))
  await writeIn(page, page.getByLabel('编号', { exact: true }), number)
  await writeIn(page, page.getByLabel('查询码', { exact: true }), code)
  await pressOn(page, button(page, '查进度'))
  await page.getByText(one.text).waitFor()
})

const LEDGER = {
  name: '居民台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '姓名,与户主关系,人口类型,现住地址,告知日期\n阿卜杜热合曼·买买提,户主,户籍,新河花园 99栋1单元101室,2026-01-05\n',
  ),
}
