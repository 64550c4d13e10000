/** Every screen of every surface, and each state in which it looks different: what `axe` tests look at. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import type { Case } from './stories.ts'

/** Matters in each standing that a screen may show. */
export type Cases = Record<'reported' | 'accepted' | 'dispatched' | 'verified' | 'closed', Case>

export type Screen = {
  /** What is seen, in words. */
  name: string
  /** A demo person; nobody at the doors. */
  who: string | null
  path: string | ((cases: Cases) => string)
  /** What has to be done to see it. */
  then?: (page: Page, t: TFunction, cases: Cases) => Promise<unknown>
  /** What the server would have to say for it to be seen, by procedure; 'fault' for no good answer. */
  answers?: Record<string, unknown>
  /** Whether it is a list that hangs on a button: the kit loses its place when the window changes. */
  hangs?: boolean
  /** Whether something is refused on the way, of which the browser makes a note. */
  refused?: boolean
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const open = (page: Page, name: string) => page.locator('summary').filter({ hasText: name }).click()
const press = (name: string) => (page: Page, t: TFunction) => button(page, t(name)).click()

const NEWCOMER = {
  accountId: '019a0000-0000-7000-8000-000000000001', name: '', posting: null, postings: [],
  abilities: [], surface: null, secondFactorDue: false, secondFactorKnown: false,
}
const STAFF = { ...NEWCOMER, name: '宋招娣', secondFactorDue: true }

export const DOOR: Screen[] = [
  { name: 'the door', who: null, path: '/' },
  { name: 'the door where nobody of a demo waits', who: null, path: '/', answers: { 'access/demoPeople': [] } },
  { name: 'the door for somebody who is in', who: 'heyuan-resident', path: '/' },
  {
    name: 'a phone number that is none', who: null, path: '/', refused: true,
    then: async (page, t) => {
      await open(page, t('door.phone'))
      await button(page, t('door.sendCode')).click()
      await page.getByText(t('say.phone')).waitFor()
    },
  },
  {
    name: 'a code that is none', who: null, path: '/', refused: true, answers: { 'access/sendCode': { sent: true } },
    then: async (page, t) => {
      await open(page, t('door.phone'))
      await page.getByLabel(t('door.phoneNumber')).fill('13900000000')
      await button(page, t('door.sendCode')).click()
      await button(page, t('door.signIn')).last().click()
      await page.getByText(t('say.digits')).waitFor()
    },
  },
  {
    name: 'an account without a name', who: null, path: '/', refused: true,
    then: async (page, t) => {
      await open(page, t('door.account'))
      await button(page, t('door.signIn')).click()
      await page.getByText(t('say.fill')).first().waitFor()
    },
  },
  { name: 'a newcomer’s choice of community', who: 'heyuan-resident', path: '/', answers: { 'access/me': NEWCOMER } },
  {
    name: 'a newcomer without a name', who: 'heyuan-resident', path: '/', refused: true, answers: { 'access/me': NEWCOMER },
    then: async (page, t) => {
      for (const place of ['江州市', '新河社区'])
        if (await button(page, place).isVisible()) await button(page, place).click()
      await button(page, t('join.join')).click()
      await page.getByText(t('say.fill')).first().waitFor()
    },
  },
  {
    name: 'the second proof', who: 'heyuan-resident', path: '/', refused: true, answers: { 'access/me': { ...STAFF, secondFactorKnown: true } },
    then: async (page, t) => {
      await button(page, t('factor.confirm')).click()
      await page.getByText(t('say.digits')).waitFor()
    },
  },
  {
    name: 'a new authenticator', who: 'heyuan-resident', path: '/',
    answers: { 'access/me': STAFF, 'access/startSecondFactor': { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Linli:a?secret=JBSWY3DPEHPK3PXP' } },
    then: press('factor.set'),
  },
]

const written = async (page: Page, t: TFunction) => {
  await page.getByRole('radio').first().check()
  await page.getByLabel(t('report.words')).fill('楼道的灯不亮了,晚上看不见台阶。')
}

export const RESIDENT: Screen[] = [
  { name: 'a resident’s home', who: 'heyuan-resident', path: '/resident/' },
  { name: 'a home where nothing is open', who: 'heyuan-resident', path: '/resident/', answers: { 'matters/list': { rows: [], total: 0 } } },
  { name: 'a home that cannot be read', who: 'heyuan-resident', path: '/resident/', answers: { 'matters/list': 'fault' }, refused: true },
  { name: 'a resident’s matters', who: 'heyuan-resident', path: '/resident/matters' },
  { name: 'no matters yet', who: 'heyuan-resident', path: '/resident/matters', answers: { 'matters/list': { rows: [], total: 0 } } },
  { name: 'what, not yet said', who: 'heyuan-resident', path: '/resident/report', then: press('act.next') },
  {
    name: 'the question before discarding', who: 'heyuan-resident', path: '/resident/report',
    then: async (page, t) => {
      await written(page, t)
      await button(page, t('report.discard')).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'where', who: 'heyuan-resident', path: '/resident/report',
    then: async (page, t) => {
      await written(page, t)
      await button(page, t('act.next')).click()
      await button(page, '和园小区').click()
      await button(page, '1栋').waitFor()
    },
  },
  {
    name: 'the last look before sending', who: 'heyuan-resident', path: '/resident/report', refused: true, answers: { 'matters/report': 'fault' },
    then: async (page, t) => {
      await written(page, t)
      await button(page, t('act.next')).click()
      await button(page, t('act.next')).click()
      await button(page, t('act.send')).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'a receipt', who: 'heyuan-resident', path: ({ reported }) => `/resident/${reported.path.replace('matters', 'reported')}` },
  { name: 'a matter that waits', who: 'heyuan-resident', path: ({ reported }) => `/resident/${reported.path}` },
  { name: 'a matter that is done', who: 'heyuan-resident', path: ({ verified }) => `/resident/${verified.path}` },
  { name: 'a matter that is closed', who: 'heyuan-resident', path: ({ closed }) => `/resident/${closed.path}` },
  { name: 'somebody else’s matter', who: 'heyuan-neighbour', path: ({ closed }) => `/resident/${closed.path}`, refused: true },
  { name: 'a verdict, not yet given', who: 'heyuan-resident', path: ({ verified }) => `/resident/${verified.path}/answer`, then: press('act.send') },
  { name: 'a note', who: 'heyuan-resident', path: ({ reported }) => `/resident/${reported.path}/note`, then: press('action.note'), refused: true },
  { name: 'why again', who: 'heyuan-resident', path: ({ closed }) => `/resident/${closed.path}/reopen` },
  { name: 'a resident’s own page', who: 'heyuan-resident', path: '/resident/me' },
  { name: 'who looked', who: 'heyuan-resident', path: '/resident/views' },
  { name: 'nobody looked', who: 'heyuan-elder', path: '/resident/views', answers: { 'audit/aboutMe': [] } },
  { name: 'no such page for a resident', who: 'heyuan-resident', path: '/resident/nowhere' },
]

export const FIELD: Screen[] = [
  { name: 'what is to be done', who: 'heyuan-grid1', path: '/field/' },
  { name: 'what waits to be signed for', who: 'heyuan-grid2', path: '/field/?view=toSign' },
  { name: 'what is overdue', who: 'heyuan-grid1', path: '/field/?view=overdue' },
  { name: 'what is open in the grid', who: 'heyuan-grid1', path: '/field/?view=open' },
  { name: 'nothing to do', who: 'heyuan-grid1', path: '/field/', answers: { 'matters/list': { rows: [], total: 0 } } },
  { name: 'a list that cannot be read', who: 'heyuan-grid1', path: '/field/', answers: { 'matters/list': 'fault' }, refused: true },
  { name: 'what a steward sees', who: 'heyuan-steward', path: '/field/' },
  { name: 'a record, with nothing in it', who: 'heyuan-grid1', path: '/field/record', then: press('record.send'), refused: true },
  {
    name: 'a record for somebody', who: 'heyuan-grid1', path: '/field/record',
    then: (page, t) => open(page, t('record.other')),
  },
  {
    name: 'a matter with all that can be done', who: 'heyuan-grid1', path: ({ accepted }) => `/field/${accepted.path}`,
    then: press('actions.more'),
  },
  { name: 'a matter to be signed for', who: 'heyuan-grid2', path: ({ dispatched }) => `/field/${dispatched.path}` },
  { name: 'a matter with its verdict', who: 'heyuan-grid1', path: ({ closed }) => `/field/${closed.path}` },
  {
    name: 'why a phone is looked at', who: 'heyuan-grid1', path: ({ accepted }) => `/field/${accepted.path}`,
    then: press('reveal.show'),
  },
  ...(['resolve', 'sendUp', 'suspend', 'note', 'contact', 'dispatch'] as const).map(action => ({
    name: `the page to ${action}`, who: 'heyuan-grid1', refused: true,
    path: ({ accepted }: Cases) => `/field/${accepted.path}/${action}`,
    then: press(`action.${action}`),
  })),
  { name: 'the page to returnBack', who: 'heyuan-grid2', path: ({ dispatched }) => `/field/${dispatched.path}/returnBack` },
  { name: 'the page to refuse', who: 'heyuan-grid1', path: ({ reported }) => `/field/${reported.path}/refuse` },
  { name: 'a worker’s own page', who: 'heyuan-grid1', path: '/field/me' },
  { name: 'who looked at a worker', who: 'heyuan-grid1', path: '/field/views' },
  { name: 'no such page for a worker', who: 'heyuan-grid1', path: '/field/nowhere' },
]
