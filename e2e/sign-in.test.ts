/** The ways in: a code by phone, a password and an authenticator, and how somebody comes to have them. */
import { readFile } from 'node:fs/promises'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { recoveryCode } from '#modules/access/index.ts'
import { openVault } from '#platform/vault.ts'
import { stage, visit } from './visitor.ts'
import { button, complained } from './windows.ts'

test('a newcomer signs in by a code sent to the phone, and joins a community', async () => {
  const page = await visit(null, '/')
  await page.getByText('用手机号登录').click()
  await page.getByLabel('手机号码').fill('13912345678')
  await button(page, '获取验证码').click()
  await page.getByText('验证码已发到 13912345678。').waitFor()
  await page.getByLabel('验证码').fill(await lastCode())
  await button(page, '登录').click()

  await page.getByRole('heading', { name: '加入您的社区' }).waitFor()
  for (const place of ['云岭市', '和园社区']) await button(page, place).click()
  await page.getByLabel('怎么称呼您').fill('顾阿姨')
  await button(page, '加入').click()
  await page.getByRole('heading', { name: '和园社区' }).waitFor()
  await page.getByText('顾阿姨，您好').waitFor()
  await page.getByText('现在没有正在办的事。').waitFor()
})

test('somebody whom the secretary appoints signs in with a password, and each time with an authenticator', async () => {
  const password = '在和园社区办事要耐心细心热心用心'
  await appoint({ login: 'song.zhaodi', name: '宋招娣', password, role: '社区工作者' })

  const first = await visit(null, '/')
  await signIn(first, 'song.zhaodi', password)
  await first.getByRole('heading', { name: '再证明一次是您' }).waitFor()
  await button(first, '还没有绑定验证器？现在绑定').click()
  const secret = await first.getByText(/^[A-Z2-7]{32,}$/).innerText()
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret) })
  await first.getByLabel('验证器上的数字').fill(wrong(authenticator))
  await button(first, '确认').click()
  await first.getByText('验证码不对或已失效').first().waitFor()
  await first.getByLabel('验证器上的数字').fill(authenticator.generate())
  await button(first, '确认').click()
  await first.getByRole('heading', { name: '事项台账' }).waitFor()
  expect(await first.getByRole('banner').innerText()).toContain('新河社区')

  const another = '傍晚沿着河边数柳树，要数到第七棵'
  await first.getByRole('link', { name: '账号与安全' }).click()
  await button(first, '修改密码').click()
  const change = async (present: string, next: string) => {
    await first.getByLabel('现在的密码').fill(present)
    await first.getByLabel('设置密码').fill(next)
    await button(first, '修改密码').click()
  }
  await change('不是这一句', another)
  await first.getByText('现在的密码不对').first().waitFor()
  await change(password, '宋招娣宋招娣宋招娣宋招娣宋招娣')
  await first
    .getByText(/这个密码太容易猜到/)
    .first()
    .waitFor()
  await change(password, another)
  await first.getByText('密码已修改，其他设备上的登录已退出。').waitFor()

  const second = await visit(null, '/')
  await signIn(second, 'song.zhaodi', another)
  await second.getByRole('heading', { name: '再证明一次是您' }).waitFor()
  await expect(button(second, '还没有绑定验证器？现在绑定').count()).resolves.toBe(0)
  await second.goto('/desk/matters')
  await second.waitForURL(`${stage.url}/`)

  await second.getByText('动态口令丢了？').click()
  const forget = async (code: string) => {
    await second.getByLabel('恢复码').fill(code)
    await button(second, '解除旧的验证器').click()
  }
  await forget('not the code of today')
  await second.getByText('恢复码不对或不是今天的').first().waitFor()
  await forget(recoveryCode(openVault(stage.folder), 'song.zhaodi', new Date()))
  await button(second, '还没有绑定验证器？现在绑定').waitFor()
  complained()
})

async function appoint(one: { login: string; name: string; password: string; role: string }) {
  const page = await visit('xinhe-secretary', '/desk/postings')
  await button(page, '任命').click()
  const form = page.getByRole('dialog')
  await form.getByLabel('登录账号').fill(one.login)
  await form.getByLabel('姓名').fill(one.name)
  await form.getByLabel('初始密码').fill(one.password)
  await form.getByLabel('角色').click()
  await form.getByLabel('角色').fill(one.role)
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: '任命' }).click()
  await page.getByRole('row', { name: one.name }).waitFor()
}

async function signIn(page: Page, login: string, password: string) {
  await page.getByText('用账号登录').click()
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await button(page, '登录').click()
}

/** The code that the app would have sent, as it stands in the log of an app without a sender: a little later. */
async function lastCode(): Promise<string> {
  let code: string | undefined
  while (!code) {
    const lines = (await readFile(stage.log, 'utf8')).matchAll(/"code":"(\d{6})"/g)
    code = [...lines].at(-1)?.[1]
  }
  return code
}

const wrong = (authenticator: TOTP) =>
  String((Number(authenticator.generate()) + 1) % 1_000_000).padStart(6, '0')
