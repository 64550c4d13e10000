/** One's own account: the password, the sessions of other devices, what is left on a device after signing out. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './visitor.ts'
import { acting, button, clientWith } from './windows.ts'

test('whoever signs out leaves no unfinished words on the device', async () => {
  const page = await visit('liuyin-neighbour', '/resident/report')
  await page.getByLabel('说说是什么事').fill('门口的灯坏了，晚上看不见。')
  expect(await kept(page)).toContain('门口的灯坏了')
  await page.goto('/resident/me')
  await button(page, '退出登录').click()
  await page.getByRole('heading', { name: '邻里', exact: true }).waitFor()
  expect(await kept(page)).not.toContain('门口的灯坏了')
})

test('from the account page another device is signed out, and this one stays', async () => {
  const who = 'liuyin-steward'
  const page = await visit(who, '/field/me')
  const { token } = await clientWith(null).access.signInAsDemo({ key: who })
  await page.getByRole('link', { name: '账号与安全' }).click()
  await page.getByText('12小时不使用会自动退出，一次登录最长7天。').waitFor()
  const devices = page.getByRole('region', { name: '登录的设备' })
  await button(page, '退出其他全部设备').click()
  await button(page, '确定').click()
  await devices.getByText('只有本机在登录。').waitFor()
  await expect(clientWith(token).access.me()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await (await acting(who)).access.me()
})

test('views that two machines save at once are both kept', async () => {
  const who = 'xinhe-clerk'
  const [one, two] = [await visit(who, '/desk/matters'), await visit(who, '/desk/matters')]
  await save(one, '第一台的视图')
  await save(two, '第二台的视图')
  await one.reload()
  for (const name of ['第一台的视图', '第二台的视图'])
    await one.getByRole('link', { name, exact: true }).waitFor()
})

async function save(page: Page, name: string) {
  await button(page, '列与视图').click()
  await button(page, '另存为视图').click()
  await page.getByLabel('视图名称').fill(name)
  await button(page, '保存视图').click()
  await page.getByRole('link', { name, exact: true }).waitFor()
}

const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }))
