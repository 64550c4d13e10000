/** Hostile names that people give themselves, and what they are asked and looked at for. */
import { readFile } from 'node:fs/promises'
import { Secret, TOTP } from 'otpauth'
import { newId } from '#platform/ids.ts'
import { baseUrl, knowAs, clientWith } from '../windows.ts'
import {
  as,
  called,
  type Dealer,
  eachOf,
  packed,
  REGION,
  type Shown,
  type Sight,
} from './sights.ts'

const region = REGION
/** How many sign in under a name of their own: what a name does, the others show by being written down. */
const NEWCOMERS = 12
const COLLEAGUES = 2
/** How often one may look at numbers within an hour. */
const REVEALS = 30
export const PASSWORD = '一句谁也猜不到的好记的长长的话'

/** Whoever has the log of the app reads there the codes that it would send to a phone. */
export async function peopleSights(texts: Dealer, log?: string): Promise<Sight[]> {
  const names = texts.fitting(40)
  const some = names.filter((_, nth) => nth % Math.ceil(names.length / NEWCOMERS) === 0)
  const sights: Sight[] = []
  if (log) for (const [nth, name] of some.entries()) sights.push(await newcomer(name, nth, log))
  for (const [nth, name] of some.slice(0, COLLEAGUES).entries())
    sights.push(...(await colleague(name, nth)))
  return [
    ...sights,
    await lookedAt(texts),
    ...exported(texts, 'people'),
    ...exported(texts, 'matters'),
  ]
}

/** Joins by a phone and is greeted by that name. */
async function newcomer(name: string, nth: number, log: string): Promise<Sight> {
  const phone = `138${String(10_000_000 + nth)}`
  const from = `10.7.0.${nth}`
  const sent = (await codesIn(log)).length
  const { request } = await clientWith(null, from).access.sendCode({ phone })
  let code: string | undefined
  while (!code) code = (await codesIn(log))[sent]
  const alone = await sessionBy('access/signInByCode', { phone, request, code }, from)
  const who = `newcomer ${nth}`
  knowAs(who, await sessionBy('people/join', { region, name }, from, alone))
  return { who, path: '/resident/', shows: [['people.join.name', name]] }
}

/** The codes that the app would have sent so far; it writes them down a little later. */
const codesIn = async (log: string) =>
  [...(await readFile(log, 'utf8')).matchAll(/"code":"(\d{6})"/g)].map(([, code]) => code!)

/** Is appointed, proves themselves twice, and works under that name. */
async function colleague(name: string, nth: number): Promise<Sight[]> {
  const { access } = await as('secretary')
  const login = newId()
  const shown: Shown = ['access.appoint.name', name]
  await access.appoint({
    region,
    id: newId(),
    login,
    name,
    role: 'clerk',
    from: '2026-01-02',
    password: PASSWORD,
  })
  const from = `10.7.1.${nth}`
  const half = await sessionBy('access/signIn', { login, password: PASSWORD }, from)
  const token = await provedTwice(half, from)
  const self = clientWith(token)
  const who = `colleague ${nth}`
  knowAs(who, token)
  const one = { region, id: newId() }
  const requester = { name: '某人', phone: null }
  const told = { ...one, kind: 'lighting', text: '路灯不亮。', requester }
  await self.matters.record({ ...told, source: 'phone' })
  return [
    { who, path: '/desk/matters?view=mine', shows: [shown] },
    { who: called('secretary'), path: `/desk/matters?view=all&matter=${one.id}`, shows: [shown] },
    { who, path: `/desk/receipt?matter=${one.id}`, shows: [shown] },
  ]
}

/** The session of somebody who sets up an authenticator and uses it at once. */
export async function provedTwice(half: string, from: string): Promise<string> {
  const { secret } = await clientWith(half).access.startSecondFactor()
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  return sessionBy('access/secondFactor', { code }, from, half)
}

/** A session as the door gives it, which is in no answer but in its cookie. */
export async function sessionBy(
  verb: string,
  input: object,
  from: string,
  half = '',
): Promise<string> {
  const answer = await fetch(`${baseUrl()}/rpc/${verb}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      cookie: `linli=${half}`,
    },
    body: JSON.stringify({ json: input }),
  })
  const token = /linli=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!token) throw new Error(`${verb} gave no session: ${answer.status}`)
  return token
}

/** What somebody's phone was looked at for: as many words as may be said within an hour. */
async function lookedAt(texts: Dealer): Promise<Sight> {
  const neighbour = await as('neighbour')
  const one = { region, id: newId() }
  await neighbour.matters.report({
    ...one,
    kind: 'lighting',
    text: '路灯不亮。',
    placeWords: '门口',
  })
  const hands = await Promise.all(['clerk', 'secretary'].map(as))
  const purposes = packed(texts.fitting(200), 200).slice(0, hands.length * REVEALS - 2)
  await eachOf(purposes, (purpose, nth) =>
    hands[Math.floor(nth / REVEALS)]!.matters.revealPhone({ ...one, purpose }),
  )
  const shows = purposes.map((purpose): Shown => ['matters.revealPhone.purpose', purpose])
  shows.push(...(await lookedUp((await neighbour.access.me({})).name, texts)))
  return { who: called('neighbour'), path: '/resident/views', shows }
}

/** What somebody's number was shown and looked up for. */
async function lookedUp(name: string, texts: Dealer): Promise<Shown[]> {
  const { people } = await as('secretary')
  const revealed = texts.deal('people.reveal.purpose', 200, 0)
  const asked = texts.deal('people.lookUp.purpose', 200, 0)
  const [found] = await people.find({ region, words: name })
  const look = { region, id: found!.id, field: 'phone' as const, purpose: revealed[1] }
  const { value } = await people.reveal(look)
  await people.lookUp({ region, number: value!, purpose: asked[1] })
  return [revealed, asked]
}

/** As many as the list of what was taken out shows. */
const LISTED = 50

/** What lists were taken out for, and under which conditions. */
function exported(texts: Dealer, register: 'people' | 'matters'): Sight[] {
  const rounds = Array.from({ length: texts.fitting(200).length }, (_, round) => round)
  const sights: Sight[] = []
  for (let first = 0; first < rounds.length; first += LISTED) {
    const taken = rounds.slice(first, first + LISTED).map(round => ({
      purpose: texts.deal(`${register}.export.purpose`, 200, round),
    }))
    sights.push({
      who: called('secretary'),
      path: '/desk/residents',
      shows: taken.map(({ purpose }) => purpose),
      async before() {
        const { [register]: taker } = await as('secretary')
        await eachOf(
          taken,
          async ({ purpose }) =>
            void (await taker.export({
              region,
              medium: 'file',
              most: 1,
              purpose: purpose[1],
            })),
        )
      },
      async act(page, t) {
        await page.getByRole('button', { name: t('exportLog.title') }).click()
        await page.getByRole('dialog').getByRole('listitem').first().waitFor()
      },
    })
  }
  return sights
}
