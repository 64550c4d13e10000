/** Every screen of the desk, and each state in which it looks different. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import type { Cases, Screen } from './screens.ts'
import { settled } from './visitor.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const press = (name: string) => (page: Page, t: TFunction) => button(page, t(name)).click()
const opened = (standing: keyof Cases) => (cases: Cases) => `/desk/matters?matter=${cases[standing].id}`

/** An action of the open matter, which may lie under "more", with nothing filled in. */
const acting = (action: string) => async (page: Page, t: TFunction) => {
  const offered = page.getByRole('dialog').getByRole('button', { name: t(`action.${action}`), exact: true })
  if (await offered.isVisible()) await offered.click()
  else {
    await button(page, t('desk.more')).click()
    await page.getByRole('menuitem', { name: t(`action.${action}`) }).click()
  }
  const form = page.getByRole('dialog', { name: t(`action.${action}`), exact: true })
  await form.waitFor()
  await settled(page)
  await form.getByRole('button', { name: t(`action.${action}`) }).click()
}

const LEDGER: Screen[] = [
  { name: 'the ledger', who: 'heyuan-clerk', path: '/desk/matters' },
  { name: 'the ledger of everything, dense', who: 'heyuan-clerk', path: '/desk/matters?view=all&dense=true' },
  { name: 'a ledger that is empty', who: 'heyuan-clerk', path: '/desk/matters?view=noGrid' },
  { name: 'a question that nothing answers', who: 'heyuan-clerk', path: '/desk/matters?words=%E6%97%A0%E6%AD%A4%E4%BA%8B' },
  { name: 'a ledger that cannot be read', who: 'heyuan-clerk', path: '/desk/matters', answers: { 'matters/list': 'fault' }, refused: true },
  {
    name: 'the choice of states', hangs: true, who: 'heyuan-clerk', path: '/desk/matters',
    then: (page, t) => page.getByLabel(t('desk.query.states'), { exact: true }).click(),
  },
  { name: 'a matter just reported', who: 'heyuan-clerk', path: opened('reported') },
  { name: 'a matter that waits for its verdict', who: 'heyuan-clerk', path: opened('verified') },
  { name: 'a matter that is closed', who: 'heyuan-clerk', path: opened('closed') },
  { name: 'a matter that cannot be read', who: 'heyuan-clerk', path: opened('closed'), answers: { 'matters/get': 'fault' }, refused: true },
  {
    name: 'everything that can be done', hangs: true, who: 'heyuan-clerk', path: opened('accepted'),
    then: press('desk.more'),
  },
  { name: 'handing out', who: 'heyuan-clerk', path: opened('accepted'), then: acting('dispatch') },
  { name: 'sorting', who: 'heyuan-clerk', path: opened('accepted'), then: acting('classify') },
  { name: 'joining', who: 'heyuan-clerk', path: opened('accepted'), then: acting('merge') },
  { name: 'turning down', who: 'heyuan-clerk', path: opened('reported'), then: acting('refuse') },
  { name: 'the call to a requester', who: 'heyuan-clerk', path: opened('verified'), then: acting('contact') },
  {
    name: 'why a phone is looked at', who: 'heyuan-clerk', path: opened('accepted'),
    then: press('desk.reveal.ask'),
  },
  { name: 'what was sent up', who: 'yunling-street', path: '/desk/matters?view=all' },
]

const OTHERS: Screen[] = [
  { name: 'a record', who: 'heyuan-clerk', path: '/desk/record', then: press('desk.record.save') },
  {
    name: 'a record of something handled on the spot', who: 'heyuan-clerk', path: '/desk/record',
    then: (page, t) => page.getByLabel(t('desk.record.onTheSpot')).check(),
  },
  { name: 'figures of a community', who: 'heyuan-clerk', path: '/desk/figures' },
  { name: 'figures of a street', who: 'yunling-street', path: '/desk/figures' },
  { name: 'figures on the way down', who: 'yunling-city', path: '/desk/figures?region=990101000000' },
  { name: 'figures of an empty time', who: 'heyuan-clerk', path: '/desk/figures?from=2026-01-01&to=2026-01-02' },
  { name: 'figures that cannot be read', who: 'heyuan-clerk', path: '/desk/figures', answers: { 'figures/summary': 'fault' }, refused: true },
  {
    name: 'a place in the tree', who: 'heyuan-secretary', path: '/desk/territory',
    then: page => page.getByRole('tree').getByText('和园小区').click(),
  },
  { name: 'a new place', who: 'heyuan-secretary', path: '/desk/territory', then: drawing('place') },
  { name: 'a new grid', who: 'heyuan-secretary', path: '/desk/territory', then: drawing('grid') },
  { name: 'the way down to a community', who: 'yunling-street', path: '/desk/territory' },
  { name: 'who serves', who: 'heyuan-clerk', path: '/desk/postings' },
  {
    name: 'an appointment', who: 'heyuan-secretary', path: '/desk/postings',
    then: async (page, t) => {
      await button(page, t('desk.posting.appoint')).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: t('desk.posting.appoint') }).click()
      await form.getByText(t('desk.rule.missing')).first().waitFor()
    },
  },
  {
    name: 'the end of a posting', who: 'heyuan-secretary', path: '/desk/postings',
    then: async (page, t) => {
      await page.getByRole('row').filter({ hasText: '何㐂' }).getByRole('button').first().click()
      await page.getByRole('dialog').getByRole('button', { name: t('desk.posting.end') }).waitFor()
    },
  },
  { name: 'a page of another posting', who: 'yunling-city', path: '/desk/record' },
  { name: 'no such page at a desk', who: 'heyuan-clerk', path: '/desk/nowhere' },
]

export const DESK_SCREENS = [...LEDGER, ...OTHERS]

function drawing(what: string) {
  return async (page: Page, t: TFunction) => {
    await button(page, t(`desk.draw.${what}`)).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: t(`desk.draw.${what}`) }).click()
    await form.getByText(t('desk.rule.missing')).first().waitFor()
  }
}
