/** Every screen of the desk, and each state in which it looks different. */
import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import { REGISTER_OF_RESIDENTS } from './home-screens.ts'
import { type Cases, press, type Screen } from './screens.ts'
import { button, settled } from './windows.ts'

const opened =
  (standing: 'accepted' | 'reported' | 'verified' | 'closed' | 'dispatched') => (cases: Cases) =>
    `/desk/matters?matter=${cases[standing].id}`

/** An action of the open matter, which may lie under "more", with nothing filled in. */
const acting = (action: string) => async (page: Page, t: TFunction) => {
  const offered = page
    .getByRole('dialog')
    .getByRole('button', { name: t(`action.${action}`), exact: true })
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

const REGISTER: Screen[] = [
  { name: 'the register', who: 'heyuan-clerk', path: '/desk/matters' },
  {
    name: 'the register of everything, dense',
    who: 'heyuan-clerk',
    path: '/desk/matters?view=all&dense=true',
  },
  { name: 'a register that is empty', who: 'heyuan-clerk', path: '/desk/matters?view=toSign' },
  {
    name: 'a question that nothing answers',
    who: 'heyuan-clerk',
    path: '/desk/matters?words=%E6%97%A0%E6%AD%A4%E4%BA%8B',
  },
  {
    name: 'a register that cannot be read',
    who: 'heyuan-clerk',
    path: '/desk/matters?words=unseen',
    unseen: true,
    answers: { 'matters/list': 'fault' },
    refused: true,
  },
  {
    name: 'the choice of states',
    hangs: true,
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: (page, t) => page.getByLabel(t('desk.query.states'), { exact: true }).press('ArrowDown'),
  },
  { name: 'a matter just reported', who: 'heyuan-clerk', path: opened('reported') },
  { name: 'a matter that waits for its verdict', who: 'heyuan-clerk', path: opened('verified') },
  { name: 'a matter that is closed', who: 'heyuan-clerk', path: opened('closed') },
  {
    name: 'a matter that cannot be read',
    who: 'heyuan-clerk',
    path: opened('dispatched'),
    unseen: true,
    answers: { 'matters/get': 'fault' },
    refused: true,
  },
  {
    name: 'everything that can be done',
    hangs: true,
    who: 'heyuan-clerk',
    path: opened('accepted'),
    act: press('desk.more'),
  },
  { name: 'handing out', who: 'heyuan-clerk', path: opened('accepted'), act: acting('dispatch') },
  { name: 'sorting', who: 'heyuan-clerk', path: opened('accepted'), act: acting('classify') },
  { name: 'joining', who: 'heyuan-clerk', path: opened('accepted'), act: acting('merge') },
  { name: 'turning down', who: 'heyuan-clerk', path: opened('reported'), act: acting('refuse') },
  {
    name: 'the call to a requester',
    who: 'heyuan-clerk',
    path: opened('verified'),
    act: acting('contact'),
  },
  {
    name: 'why a phone is looked at',
    who: 'heyuan-clerk',
    path: opened('accepted'),
    act: press('desk.reveal.ask'),
  },
  {
    name: 'a register with its rows picked',
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: press('bulk.takePage'),
  },
  {
    name: 'handing out many',
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: async (page, t) => {
      await button(page, t('bulk.takePage')).click()
      await button(page, t('bulk.dispatch')).click()
      const form = page.getByRole('dialog', { name: t('bulk.dispatch') })
      await form
        .getByRole('button')
        .filter({ hasText: t('action.dispatch') })
        .click()
      await form.getByText(t('desk.rule.missing')).waitFor()
    },
  },
  {
    name: 'the columns of a register',
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: async (page, t) => {
      await button(page, t('table.columns')).click()
      await button(page, t('table.saveAs')).click()
      await page.getByLabel(t('table.viewName')).waitFor()
    },
  },
  {
    name: 'a register into a file',
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: press('export.file'),
  },
  {
    name: 'the way to everything',
    hangs: true,
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: async (page, t) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: t('palette.title') }).fill('林小满')
      await page.getByRole('group', { name: t('palette.kind.matter') }).waitFor()
    },
  },
  {
    name: 'the keys of the desk',
    hangs: true,
    who: 'heyuan-clerk',
    path: '/desk/matters',
    act: press('keys.title'),
  },
  { name: 'what was sent up', who: 'yunling-street', path: '/desk/matters?view=all' },
]

const csv = {
  name: '台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('姓名,电话,住址\n某甲,13900001111,1栋1单元101室\n'),
}

/** A building that the community does not know. */
const unknown = {
  ...csv,
  buffer: Buffer.from(
    [
      '姓名,与户主关系,人口类型,小区,楼栋,单元,室号,告知日期',
      '温如玉,户主,户籍,和园小区,99栋,1单元,101室,2026-01-05',
      '温小舟,户主,户籍,和园小区,98栋,1单元,101室,2026-01-05',
    ].join('\n'),
  ),
}

const OFFER = {
  region: 990201001001,
  id: '01a22ea1-7c49-7f4b-94b1-d4329c31ac3d',
  role: 'clerk',
  regionName: '新河社区',
  methodId: 'five-hearts',
  grids: [],
  places: [],
  from: '2026-03-02',
  to: null,
}

const LOOK = {
  region: 990101001001,
  id: '01a22ea1-7c49-7f4b-94b1-d4329c31ac3d',
  at: new Date('2026-11-30T02:00:00Z'),
  accountId: '01a22ea1-7c49-7f4b-94b1-d4329c31ac3e',
  byName: '陶静怡',
  byRole: 'clerk',
  personId: '01a22ea1-7c49-7f4b-94b1-d4329c31ac3f',
  what: 'phone',
  purpose: '约上门时间',
  count: 3,
}

const OTHERS: Screen[] = [
  {
    name: 'a record',
    who: 'heyuan-clerk',
    path: '/desk/record',
    act: press('desk.record.save'),
  },
  {
    name: 'a record of something handled on the spot',
    who: 'heyuan-clerk',
    path: '/desk/record',
    act: (page, t) => page.getByLabel(t('desk.record.onTheSpot')).check(),
  },
  {
    name: 'the slip of a record',
    who: 'heyuan-clerk',
    path: ({ recorded }) => `/desk/receipt?matter=${recorded}`,
  },
  { name: 'a blank form for paper', who: 'heyuan-clerk', path: '/desk/paper' },
  { name: 'what a community is', who: 'heyuan-clerk', path: '/desk/overview' },
  { name: 'what a city is', who: 'yunling-city', path: '/desk/overview' },
  {
    name: 'a number that somebody said',
    who: 'heyuan-secretary',
    path: '/desk/overview',
    act: async (page, t) => {
      await button(page, t('overview.state')).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: t('overview.state') }).click()
      await form.getByText(t('desk.rule.missing')).first().waitFor()
    },
  },
  {
    name: 'no register brought in',
    who: 'xinhe-secretary',
    path: '/desk/imports',
    answers: { 'imports/list': [] },
  },
  {
    name: 'the columns of a file',
    who: 'heyuan-secretary',
    path: '/desk/imports',
    act: async (page, t) => {
      await page.getByLabel(t('imports.choose')).setInputFiles(csv)
      await button(page, t('imports.plan')).waitFor()
    },
  },
  {
    name: 'questions about places that are not known',
    who: 'heyuan-secretary',
    path: '/desk/imports',
    act: async (page, t) => {
      await page.getByLabel(t('imports.choose')).setInputFiles(unknown)
      await button(page, t('imports.plan')).click()
      await button(page, t('imports.question.makeAll')).waitFor()
    },
  },
  { name: 'registers brought in', who: 'heyuan-secretary', path: '/desk/imports' },
  { name: 'figures of a community', who: 'heyuan-clerk', path: '/desk/figures' },
  { name: 'figures of a street', who: 'yunling-street', path: '/desk/figures' },
  {
    name: 'figures on the way down',
    who: 'yunling-city',
    path: '/desk/figures?region=990101000000',
  },
  {
    name: 'figures of an empty time',
    who: 'heyuan-clerk',
    path: '/desk/figures?from=2026-01-01&to=2026-01-02',
  },
  {
    name: 'figures that cannot be read',
    who: 'heyuan-clerk',
    path: '/desk/figures?from=2026-02-01&to=2026-02-02',
    unseen: true,
    answers: { 'figures/summary': 'fault' },
    refused: true,
  },
  {
    name: 'a place in the tree',
    who: 'heyuan-secretary',
    path: '/desk/territory',
    act: page => page.getByRole('tree').getByText('和园小区').click(),
  },
  { name: 'a new place', who: 'heyuan-secretary', path: '/desk/territory', act: drawing('place') },
  {
    name: 'a new grid',
    who: 'heyuan-secretary',
    path: '/desk/territory',
    act: async (page, t) => {
      await button(page, t('desk.draw.grid')).click()
      await page.getByRole('dialog').getByText(t('grid.byRule')).waitFor()
    },
  },
  {
    name: 'a grid that is changed',
    who: 'heyuan-secretary',
    path: '/desk/territory',
    act: async (page, t) => {
      await button(page, t('grid.changeOf', { name: '第1网格' })).click()
      await page.getByRole('dialog').getByText(t('grid.remove')).waitFor()
    },
  },
  {
    name: 'places on their way into a grid',
    who: 'heyuan-secretary',
    path: '/desk/territory',
    act: async (page, t) => {
      await page.getByRole('tree').getByText('和园小区').click()
      await button(page, t('grid.assignSome', { count: 1 })).click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'places on their way into a grid, of whose people the system administrator is told nothing',
    who: 'yunling-system',
    path: '/desk/territory?region=990101001001',
    act: async (page, t) => {
      await page.getByRole('tree').getByText('和园小区').click()
      await button(page, t('grid.assignSome', { count: 1 })).click()
      await page.getByRole('dialog').getByLabel(t('desk.field.gridId')).waitFor()
    },
  },
  { name: 'the way down to a community', who: 'yunling-street', path: '/desk/territory' },
  { name: 'who serves', who: 'heyuan-clerk', path: '/desk/postings' },
  {
    name: 'an appointment',
    who: 'heyuan-secretary',
    path: '/desk/postings',
    act: async (page, t) => {
      await button(page, t('desk.posting.appoint')).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: t('desk.posting.appoint') }).click()
      await form.getByText(t('desk.rule.missing')).first().waitFor()
    },
  },
  {
    name: 'the end of a posting',
    who: 'heyuan-secretary',
    path: '/desk/postings',
    act: async (page, t) => {
      await chooseOf(page, t, 'desk.posting.end')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('desk.posting.end') })
        .waitFor()
    },
  },
  {
    name: 'an invitation',
    who: 'heyuan-secretary',
    path: '/desk/postings',
    unseen: true,
    answers: { 'access/invite': { token: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' } },
    act: async (page, t) => {
      await chooseOf(page, t, 'invite.invite')
      await page.getByRole('textbox', { name: t('invite.link') }).waitFor()
    },
  },
  {
    name: 'an account that is to be disabled',
    who: 'heyuan-secretary',
    path: '/desk/postings',
    act: async (page, t) => {
      await chooseOf(page, t, 'appointment.disable')
      await page.getByRole('textbox', { name: t('appointment.reason') }).waitFor()
    },
  },
  { name: 'what touched the safety of accounts', who: 'yunling-auditor', path: '/desk/security' },
  {
    name: 'an app in which nobody looked',
    who: 'yunling-auditor',
    path: '/desk/security?of=looks',
  },
  {
    name: 'who looked at whom',
    who: 'yunling-auditor',
    path: '/desk/security?of=looks',
    answers: { 'audit/looks': { rows: [LOOK], earlier: LOOK.id } },
  },
  {
    name: 'a post that waits for an answer',
    who: 'heyuan-clerk',
    path: '/desk/account',
    answers: { 'access/offers': [OFFER] },
  },
  { name: 'a page of another posting', who: 'yunling-city', path: '/desk/record' },
  { name: 'no such page at a desk', who: 'heyuan-clerk', path: '/desk/nowhere' },
]

/** Opens the menu of somebody who serves, and chooses an act. */
async function chooseOf(page: Page, t: TFunction, act: string) {
  await page.getByRole('button', { name: t('appointment.actsOf', { name: '何㐂' }) }).click()
  await page.getByRole('menuitem', { name: t(act) }).click()
  await page.getByRole('dialog').waitFor()
}

export const DESK_SCREENS = [...REGISTER, ...REGISTER_OF_RESIDENTS, ...OTHERS]

function drawing(what: string) {
  return async (page: Page, t: TFunction) => {
    await button(page, t(`desk.draw.${what}`)).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: t(`desk.draw.${what}`) }).click()
    await form.getByText(t('desk.rule.missing')).first().waitFor()
  }
}
