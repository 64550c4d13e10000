/** Every screen that opens without an account, and each state in which it looks different. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import { type Cases, type Screen, unfold } from './screens.ts'
import { button } from './windows.ts'

const NEWCOMER = {
  accountId: '019a0000-0000-7000-8000-000000000001',
  name: '',
  posting: null,
  postings: [],
  abilities: [],
  surface: null,
  secondFactorDue: false,
  secondFactorKnown: false,
}
const STAFF = { ...NEWCOMER, name: '宋招娣', secondFactorDue: true }
const SECRET = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Linli:a?secret=JBSW',
}

const DOOR: Screen[] = [
  { name: 'the door', who: null, path: '/' },
  { name: 'a door without a demo', who: null, path: '/', answers: { 'access/demoPeople': [] } },
  {
    name: 'a door that was never opened',
    who: null,
    path: '/',
    answers: { 'access/setupState': { needed: true } },
  },
  {
    name: 'a phone number that is none',
    who: null,
    path: '/',
    refused: true,
    act: async (page, t) => {
      await unfold(page, t('door.phone'))
      await button(page, t('door.sendCode')).click()
      await page.getByText(t('say.phone')).waitFor()
    },
  },
  {
    name: 'a code that is none',
    who: null,
    path: '/',
    refused: true,
    answers: { 'access/sendCode': { request: 'none' } },
    act: async (page, t) => {
      await unfold(page, t('door.phone'))
      await page.getByLabel(t('door.phoneNumber')).fill('13900000000')
      await button(page, t('door.sendCode')).click()
      await button(page, t('door.signIn')).last().click()
      await page.getByText(t('say.digits')).waitFor()
    },
  },
  {
    name: 'an account without a name',
    who: null,
    path: '/',
    refused: true,
    act: async (page, t) => {
      await unfold(page, t('door.account'))
      await button(page, t('door.signIn')).click()
      await page.getByText(t('say.fill')).first().waitFor()
    },
  },
]

const IN: Screen[] = [
  { name: 'somebody who is in', who: 'liuyin-resident', path: '/resident/' },
  { name: 'the door for somebody who is in', who: 'liuyin-resident', path: '/' },
  {
    name: 'a newcomer’s choice of community',
    who: 'liuyin-resident',
    path: '/',
    answers: { 'access/me': NEWCOMER },
  },
  {
    name: 'a newcomer without a name',
    who: 'liuyin-resident',
    path: '/',
    refused: true,
    answers: { 'access/me': NEWCOMER },
    act: async (page, t) => {
      for (const place of ['江州市', '新河社区']) {
        await page.getByRole('list', { name: t('regions.where') }).waitFor()
        if (await button(page, place).isVisible()) await button(page, place).click()
      }
      await button(page, t('join.join')).click()
      await page.getByText(t('say.fill')).first().waitFor()
    },
  },
  {
    name: 'the second proof',
    who: 'liuyin-resident',
    path: '/',
    refused: true,
    answers: { 'access/me': { ...STAFF, secondFactorKnown: true } },
    act: async (page, t) => {
      await button(page, t('factor.confirm')).click()
      await page.getByText(t('say.digits')).waitFor()
    },
  },
  {
    name: 'a lost authenticator and a code that is none',
    who: 'liuyin-resident',
    path: '/',
    refused: true,
    answers: { 'access/me': { ...STAFF, secondFactorKnown: true } },
    act: async (page, t) => {
      await unfold(page, t('factor.lost'))
      await button(page, t('factor.forget')).click()
      await page.getByText(t('say.fill')).waitFor()
    },
  },
  {
    name: 'a new authenticator',
    who: 'liuyin-resident',
    path: '/',
    answers: { 'access/me': STAFF, 'access/startSecondFactor': SECRET },
    act: async (page, t) => {
      await button(page, t('factor.set')).click()
      await page.getByRole('link', { name: t('factor.open') }).waitFor()
    },
  },
]

const PAPER: Screen[] = [
  { name: 'where one asks who serves', who: null, path: '/who/' },
  {
    name: 'the address of whom one asks for',
    who: null,
    path: ({ reported: { region } }) => `/who/?region=${region}`,
  },
  {
    name: 'who serves',
    who: null,
    path: ({ reported: { region }, door }) => `/who/?region=${region}&place=${door}`,
  },
  { name: 'whose slip it is', who: null, path: '/track/' },
  {
    name: 'a slip, not yet typed',
    who: null,
    path: ({ reported: { region } }) => `/track/?region=${region}`,
    act: async (page, t) => {
      await button(page, t('track.follow')).click()
      await page.getByText(t('say.fill')).first().waitFor()
    },
  },
  {
    name: 'a slip that fits nothing',
    who: null,
    path: ({ reported: { region } }) => `/track/#${region}/261122-K7Q2MX/ABCD2345`,
    refused: true,
  },
  { name: 'what a slip opens', who: null, path: ({ slips }) => `/track/#${slips.reported}` },
  {
    name: 'the verdict on a slip',
    who: null,
    path: ({ slips }) => `/track/#${slips.verified}`,
    act: (page, t) => button(page, t('act.send')).click(),
  },
  {
    name: 'again, by a slip',
    who: null,
    path: ({ slips }) => `/track/#${slips.closed}`,
    act: (page, t) => button(page, t('action.reopen')).click(),
  },
]

const NEEDED = { 'access/setupState': { needed: true } }
const FIRST: Screen[] = [
  {
    name: 'an invitation and a password too short',
    who: null,
    path: '/invite/#abc',
    refused: true,
    act: async (page, t) => {
      await page.getByLabel(t('password.new')).fill('短')
      await button(page, t('act.next')).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'an invitation cut short', who: null, path: '/invite/' },
  { name: 'an app that is set up', who: null, path: '/setup/' },
  { name: 'the token of a new house', who: null, path: '/setup/', answers: NEEDED, act: steps(0) },
  { name: 'its administrator', who: null, path: '/setup/', answers: NEEDED, act: steps(1) },
  { name: 'its regions', who: null, path: '/setup/', answers: NEEDED, act: steps(2) },
  { name: 'its way of working', who: null, path: '/setup/', answers: NEEDED, act: steps(3) },
]

export const OPEN = [...DOOR, ...IN, ...PAPER, ...FIRST]

/** As many steps of the setup as are asked for, and then one press too early. */
function steps(count: number) {
  const fill = [
    (page: Page, t: TFunction) => page.getByLabel(t('setup.tokenLabel')).fill('abc'),
    async (page: Page, t: TFunction) => {
      await page.getByLabel(t('setup.name')).fill('管理员')
      await page.getByLabel(t('setup.login')).fill('admin')
      await page.getByLabel(t('password.new')).fill('一句谁也猜不到的好记的长长的话')
    },
    async (page: Page, t: TFunction) => {
      await page.getByLabel(t('setup.code')).first().fill('610200000000')
      await page.getByLabel(t('setup.regionName')).first().fill('某市')
    },
  ]
  return async (page: Page, t: TFunction, _cases: Cases) => {
    for (const one of fill.slice(0, count)) {
      await one(page, t)
      await button(page, t('act.next')).click()
    }
    if (count < fill.length) await button(page, t('act.next')).click()
  }
}
