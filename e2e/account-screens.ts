/** The page about one's own account, on a phone and at a desk. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import { press, type Screen } from './screens.ts'
import { button } from './windows.ts'

const ID = '01980000-0000-7000-8000-00000000000'
const session = {
  id: `${ID}1`,
  device: 'Chrome · Windows',
  ip: '10.20.30.40',
  since: new Date('2026-11-30T01:12:00Z'),
  seenAt: new Date('2026-11-30T02:30:00Z'),
  own: true,
}
const posting = {
  region: 990101001001,
  id: `${ID}2`,
  role: 'clerk',
  regionName: '和园社区',
  methodId: 'one-home',
  grids: [{ id: `${ID}3`, name: '第1网格' }],
  places: [],
  from: '2026-01-01',
  to: null,
}
/** Somebody who signs in by a password, as nobody of the demo does. */
const ACCOUNT = {
  login: 'song.zhaodi',
  phoneMasked: '139****0001',
  hasPassword: true,
  secondFactorSince: new Date('2026-03-02T01:00:00Z'),
  sessions: [
    session,
    { ...session, id: `${ID}4`, device: 'WeChat · Android', ip: '2001:db8::7:1', own: false },
    { ...session, id: `${ID}5`, device: '', own: false },
  ],
  postings: [
    posting,
    { ...posting, id: `${ID}6`, from: '2099-01-01' },
    { ...posting, id: `${ID}7`, role: 'steward', to: '2026-06-30' },
  ],
}
const SECRET = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Linli:a?secret=JBSW',
}

const ending = async (page: Page, t: TFunction) => {
  const devices = page.getByRole('region', { name: t('account.sessions.title') })
  await devices.getByRole('listitem').nth(1).getByRole('button').click()
  await page.getByText(t('account.sessions.endAsk')).waitFor()
}

/** The same screens for whoever works on a surface, at its address. */
export const accountOf = (who: string, path: string, whose: string): Screen[] => {
  const answers = { 'access/account': ACCOUNT, 'access/offers': [{ ...posting, id: `${ID}8` }] }
  const there = { who, path, answers }
  return [
    { name: `${whose} account`, who, path },
    { ...there, name: `all that an account may hold, for ${whose}` },
    {
      ...there,
      name: `${whose} new password, not yet typed`,
      refused: true,
      act: async (page, t) => {
        await press('account.password.change')(page, t)
        await button(page, t('account.password.change')).click()
        await page.getByText(t('say.fill')).first().waitFor()
      },
    },
    {
      ...there,
      name: `${whose} new authenticator`,
      answers: { ...answers, 'access/startSecondFactor': SECRET },
      act: async (page, t) => {
        await press('account.factor.replace')(page, t)
        await page.getByLabel(t('account.factor.old')).fill('123456')
        const factor = page.getByRole('region', { name: t('account.factor.title') })
        await factor.getByRole('button', { name: t('account.factor.next') }).click()
        await page.getByRole('link', { name: t('factor.open') }).waitFor()
      },
    },
    {
      ...there,
      name: `the question before ${whose} post is taken on`,
      act: async (page, t) => {
        await press('account.offers.agree')(page, t)
        await page.getByText(t('account.offers.agreeAsk')).waitFor()
      },
    },
    { ...there, name: `the question before ${whose} other device is signed out`, act: ending },
  ]
}
