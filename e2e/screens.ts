/** Every screen of the phones, and each state in which it looks different. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import type { Case } from './stories.ts'
import { button } from './windows.ts'

type Standing = 'reported' | 'accepted' | 'dispatched' | 'verified' | 'closed'

/** Matters in each standing that a screen may show, the end of the address on their slips, and a door of an app. */
export type Cases = Record<Standing, Case> & {
  recorded: string
  slips: Record<Standing, string>
  door: string
}

export type Screen = {
  /** What is seen, in words. */
  name: string
  /** A demo person; nobody at the doors. */
  who: string | null
  path: string | ((cases: Cases) => string)
  /** What has to be done to see it. */
  act?: (page: Page, t: TFunction, cases: Cases) => Promise<unknown>
  /** What the server would have to say for it to be seen, by procedure; 'fault' for no good answer. */
  answers?: Record<string, unknown>
  /** Whether the program never asked for these before, so that a link to it shows them as well as a load. */
  unseen?: boolean
  /** Whether it hangs outside the page, and is lost when the window changes its size. */
  hangs?: boolean
  /** Whether it stays when one goes on by a link. */
  stays?: boolean
  /** Whether something is refused on the way, of which the browser makes a note. */
  refused?: boolean
}

export const unfold = (page: Page, name: string) =>
  page.locator('summary').filter({ hasText: name }).click()
export const press = (name: string) => (page: Page, t: TFunction) => button(page, t(name)).click()

const written = async (page: Page, t: TFunction) => {
  await page.getByRole('radio').first().check()
  await page.getByLabel(t('report.words')).fill('楼道的灯不亮了，晚上看不见台阶。')
}

const where = async (page: Page, t: TFunction) => {
  await written(page, t)
  await button(page, t('act.next')).click()
  await button(page, t('place.again')).waitFor()
}

/** The way in which the place of a report is told that is not at home. */
const telling = (way: string) => async (page: Page, t: TFunction) => {
  await where(page, t)
  await button(page, t('place.again')).click()
  await page.getByRole('radio', { name: t(`place.${way}`) }).check()
}

export const RESIDENT: Screen[] = [
  { name: 'a resident’s home', who: 'heyuan-resident', path: '/resident/' },
  {
    name: 'a home where nothing is open',
    who: 'heyuan-resident',
    path: '/resident/',
    answers: { 'matters/list': { rows: [], total: 0 } },
  },
  {
    name: 'a home that cannot be read',
    who: 'heyuan-resident',
    path: '/resident/',
    answers: { 'matters/list': 'fault' },
    refused: true,
  },
  { name: 'a resident’s matters', who: 'heyuan-resident', path: '/resident/matters' },
  {
    name: 'no matters yet',
    who: 'heyuan-resident',
    path: '/resident/matters',
    answers: { 'matters/list': { rows: [], total: 0 } },
  },
  {
    name: 'what, not yet said',
    who: 'heyuan-resident',
    path: '/resident/report',
    act: press('act.next'),
  },
  {
    name: 'the question before discarding',
    hangs: true,
    stays: true,
    who: 'heyuan-resident',
    path: '/resident/report',
    act: async (page, t) => {
      await written(page, t)
      await button(page, t('report.discard')).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'where, at home',
    who: 'heyuan-resident',
    path: '/resident/report',
    act: where,
  },
  {
    name: 'where, step by step',
    who: 'heyuan-resident',
    path: '/resident/report',
    act: async (page, t) => {
      await telling('steps')(page, t)
      await button(page, '和园小区').click()
      await button(page, '1栋').waitFor()
    },
  },
  {
    name: 'where, on the sketch',
    who: 'heyuan-resident',
    path: '/resident/report',
    act: telling('point'),
  },
  {
    name: 'where, in words',
    who: 'heyuan-resident',
    path: '/resident/report',
    act: telling('inWords'),
  },
  {
    name: 'the last look before sending',
    who: 'heyuan-resident',
    path: '/resident/report',
    refused: true,
    answers: { 'matters/report': 'fault' },
    act: async (page, t) => {
      await written(page, t)
      await button(page, t('act.next')).click()
      await button(page, t('act.next')).click()
      await button(page, t('act.send')).click()
      await button(page, t('placed.go')).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'a receipt',
    who: 'heyuan-resident',
    path: ({ reported }) => `/resident/${reported.path.replace('matters', 'reported')}`,
  },
  {
    name: 'a matter that waits',
    who: 'heyuan-resident',
    path: ({ reported }) => `/resident/${reported.path}`,
  },
  {
    name: 'a matter that is done',
    who: 'heyuan-resident',
    path: ({ verified }) => `/resident/${verified.path}`,
  },
  {
    name: 'a matter that is closed',
    who: 'heyuan-resident',
    path: ({ closed }) => `/resident/${closed.path}`,
  },
  {
    name: 'somebody else’s matter',
    who: 'heyuan-neighbour',
    path: ({ closed }) => `/resident/${closed.path}`,
    refused: true,
  },
  {
    name: 'a verdict, not yet given',
    who: 'heyuan-resident',
    path: ({ verified }) => `/resident/${verified.path}/submitFeedback`,
    act: press('act.send'),
  },
  {
    name: 'a note',
    who: 'heyuan-resident',
    path: ({ reported }) => `/resident/${reported.path}/note`,
    act: press('action.note'),
    refused: true,
  },
  {
    name: 'why again',
    who: 'heyuan-resident',
    path: ({ closed }) => `/resident/${closed.path}/reopen`,
  },
  { name: 'who serves my home', who: 'heyuan-resident', path: '/resident/worker' },
  {
    name: 'who serves, before a home is known',
    who: 'heyuan-neighbour',
    path: '/resident/worker',
    answers: { 'people/mine': null },
  },
  {
    name: 'a home that nobody serves',
    who: 'heyuan-resident',
    path: '/resident/worker',
    answers: { 'access/serviceContacts': { address: '和园小区 1栋', gridName: null, servers: [] } },
  },
  { name: 'a resident’s own page', who: 'heyuan-resident', path: '/resident/me' },
  { name: 'who looked', who: 'heyuan-resident', path: '/resident/views' },
  {
    name: 'nobody looked',
    who: 'heyuan-elder',
    path: '/resident/views',
    answers: { 'audit/aboutMe': { rows: [], earlier: null } },
  },
  { name: 'no such page for a resident', who: 'heyuan-resident', path: '/resident/nowhere' },
]

const ELDER = [
  ['home', '/resident/'],
  ['matters', '/resident/matters'],
  ['report', '/resident/report'],
  ['list of who serves', '/resident/worker'],
  ['own page', '/resident/me'],
  ['list of who looked', '/resident/views'],
  ['account', '/resident/account'],
  ['door', '/'],
]
export const ELDERS: Screen[] = ELDER.map(([what, path]) => ({
  name: `an elder’s ${what}`,
  who: 'heyuan-elder',
  path: `${path}?elder=1`,
}))

export const FIELD: Screen[] = [
  { name: 'what is to be done', who: 'heyuan-grid1', path: '/field/' },
  { name: 'what waits to be signed for', who: 'heyuan-grid2', path: '/field/?view=toSign' },
  { name: 'what is overdue', who: 'heyuan-grid1', path: '/field/?view=overdue' },
  { name: 'what is open in the grid', who: 'heyuan-grid1', path: '/field/?view=open' },
  {
    name: 'nothing to do',
    who: 'heyuan-grid1',
    path: '/field/',
    answers: { 'matters/list': { rows: [], total: 0 } },
  },
  {
    name: 'a list that cannot be read',
    who: 'heyuan-grid1',
    path: '/field/',
    answers: { 'matters/list': 'fault' },
    refused: true,
  },
  { name: 'what a steward sees', who: 'heyuan-steward', path: '/field/' },
  {
    name: 'a record, with nothing in it',
    who: 'heyuan-grid1',
    path: '/field/record',
    act: press('record.send'),
    refused: true,
  },
  {
    name: 'a record for somebody',
    who: 'heyuan-grid1',
    path: '/field/record',
    act: (page, t) => unfold(page, t('record.other')),
  },
  {
    name: 'a matter with all that can be done',
    who: 'heyuan-grid1',
    path: ({ accepted }) => `/field/${accepted.path}`,
    act: press('actions.more'),
  },
  {
    name: 'a matter to be signed for',
    who: 'heyuan-grid2',
    path: ({ dispatched }) => `/field/${dispatched.path}`,
  },
  {
    name: 'a matter with its verdict',
    who: 'heyuan-grid1',
    path: ({ closed }) => `/field/${closed.path}`,
  },
  {
    name: 'why a phone is looked at',
    who: 'heyuan-grid1',
    path: ({ accepted }) => `/field/${accepted.path}`,
    act: press('reveal.show'),
  },
  ...(['resolve', 'suspend', 'contact', 'dispatch'] as const).map(action => ({
    name: `the page to ${action}`,
    who: 'heyuan-grid1',
    refused: true,
    path: ({ accepted }: Cases) => `/field/${accepted.path}/${action}`,
    act: press(`action.${action}`),
  })),
  {
    name: 'the page to refuse',
    who: 'heyuan-grid1',
    path: ({ reported }) => `/field/${reported.path}/refuse`,
  },
  { name: 'a worker’s own page', who: 'heyuan-grid1', path: '/field/me' },
  { name: 'who looked at a worker', who: 'heyuan-grid1', path: '/field/views' },
  { name: 'no such page for a worker', who: 'heyuan-grid1', path: '/field/nowhere' },
]
