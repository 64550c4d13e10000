/** Matters whose every word is hostile, from the report to the second verdict. */
import { newId } from '#platform/ids.ts'
import { firstDoor } from '../stories.ts'
import { type Client, clientWith } from '../windows.ts'
import { as, called, COMMUNITY, type Dealer, eachOf, REGION, type Sight } from './sights.ts'

const KIND = 'lighting'
const region = REGION
const COMPLAINT = 'complaint'

const ROLES = ['resident', 'grid1', 'grid2', 'leader', 'clerk', 'intake'] as const
type Hands = Record<(typeof ROLES)[number], Client> & { door: string; second: string }

/** One of each door of matters a round, and the screens on which their words are read. */
export async function matterSights(texts: Dealer): Promise<Sight[]> {
  const hands = await allHands()
  await hands.intake.matters.setCategories({
    region,
    paths: texts.fitting(60).map(text => [text]),
  })
  const rounds = [...Array(texts.rounds).keys()]
  const lives = await eachOf(rounds, round => aWholeLife(hands, texts, round))
  const others = await eachOf(rounds, async round => [
    ...(await refused(hands, texts, round)),
    ...(await complained(hands, texts, round)),
    ...(await onTheSpot(hands, texts, round)),
    await recorded(hands, texts, round),
    await handedOver(hands, texts, round),
  ])
  return [...lives.flat(), ...others.flat()]
}

async function allHands(): Promise<Hands> {
  const [resident, grid1, grid2, leader, clerk, intake] = await Promise.all(ROLES.map(as))
  const hands = { resident, grid1, grid2, leader, clerk, intake } as Record<
    (typeof ROLES)[number],
    Client
  >
  const workers = await hands.clerk.access.colleagues({ region, role: 'courtyardWorker' })
  return {
    ...hands,
    door: await firstDoor(hands.resident, COMMUNITY),
    second: workers.find(({ name }) => name === '何㐂')!.postingId,
  }
}

const matter = (verb: string) => `matters.${verb}` as const

/** Through every hand and every state with a word of each verb that has one, taken up anew as often as may be. */
async function aWholeLife(hands: Hands, { deal }: Dealer, round: number): Promise<Sight[]> {
  const { resident, grid1, door } = hands
  const one = { region, id: newId() }
  const text = deal(matter('report.text'), 2000, round)
  await resident.matters.report({ ...one, kind: KIND, text: text[1], placeId: door })
  await grid1.matters.accept(one)
  const slip = { region, ...(await resident.matters.receipt(one)) }
  const shows = [text]
  const say = (field: string, most: number) => {
    const shown = deal(matter(field), most, round)
    shows.push(shown)
    return shown[1]
  }
  await worked(hands, one, say)
  await judged(hands, one, say)
  const bearer = clientWith(null, addressOf(round)).matters
  await bearer.submitFeedbackByCode({
    ...slip,
    ...SOLVED,
    words: say('submitFeedbackByCode.words', 500),
  })
  await bearer.reopenByCode({ ...slip, reason: say('reopenByCode.reason', 500) })
  await doneAgain(hands, one)
  await bearer.submitFeedbackByCode({
    ...slip,
    solved: false,
    reason: say('submitFeedbackByCode.reason', 500),
  })
  const path = `matters/${region}/${one.id}`
  return [
    { who: called('clerk'), path: `/desk/matters?view=all&matter=${one.id}`, shows },
    { who: called('resident'), path: `/resident/${path}`, shows },
    { who: called('leader'), path: `/field/${path}`, shows },
    { who: called('leader'), path: `/field/${path}/dispatch`, shows: [] },
    { who: null, path: `/track/#${region}/${slip.number}/${slip.code}`, shows },
  ]
}

const SOLVED = { solved: true, satisfaction: 'notSatisfied' } as const
type One = { region: number; id: string }
type Say = (field: string, most: number) => string

/** Handed on, returned, decided, interrupted, escalated and done. */
async function worked(hands: Hands, one: One, say: Say): Promise<void> {
  const { grid1, grid2, leader, clerk, second: postingId } = hands
  await grid1.matters.note({ ...one, text: say('note.text', 1000) })
  await clerk.matters.classify({ ...one, category: say('classify.category', 200) })
  await clerk.matters.dispatch({ ...one, postingId, reason: say('dispatch.reason', 500) })
  await grid2.matters.rejectAssignment({ ...one, reason: say('rejectAssignment.reason', 500) })
  await clerk.matters.adjudicate({ ...one, postingId, reason: say('adjudicate.reason', 500) })
  await grid2.matters.sign(one)
  await grid2.matters.suspend({ ...one, reason: say('suspend.reason', 500) })
  await grid2.matters.resume(one)
  await grid2.matters.extend({ ...one, reason: say('extend.reason', 500) })
  await grid2.matters.escalate({ ...one, reason: say('escalate.reason', 500) })
  await leader.matters.sign(one)
  await leader.matters.resolve({ ...one, photoIds: [], result: say('resolve.result', 1000) })
}

/** Sent back once, asked about, judged, and in the end to be judged by whoever holds the slip. */
async function judged(hands: Hands, one: One, say: Say): Promise<void> {
  const { resident, clerk } = hands
  await clerk.matters.rework({ ...one, reason: say('rework.reason', 500) })
  await doneAgain(hands, one)
  await clerk.matters.contact({ ...one, reached: true, words: say('contact.words', 500) })
  await resident.matters.submitFeedback({
    ...one,
    ...SOLVED,
    words: say('submitFeedback.words', 500),
  })
  await resident.matters.reopen({ ...one, reason: say('reopen.reason', 500) })
  await doneAgain(hands, one)
  await resident.matters.submitFeedback({
    ...one,
    solved: false,
    reason: say('submitFeedback.reason', 500),
  })
  await doneAgain(hands, one)
}

async function doneAgain({ leader, clerk }: Hands, one: One): Promise<void> {
  await leader.matters.resolve({ ...one, photoIds: [], result: '又办了一次。' })
  await clerk.matters.verify(one)
}

/** About somebody in words, told by whom it concerns and written down for another. */
async function complained({ resident, clerk }: Hands, { deal }: Dealer, round: number) {
  const told = { region, kind: COMPLAINT, text: '态度不好。' }
  const about = (verb: string) => deal(matter(`${verb}.about.words`), 200, round)
  const [own, others] = [about('report'), about('record')]
  const ids = [newId(), newId()] as const
  const naming = (words: string) => ({ postingIds: [], words })
  await resident.matters.report({ ...told, id: ids[0], about: naming(own[1]) })
  await clerk.matters.record({ ...told, id: ids[1], source: 'walkIn', about: naming(others[1]) })
  return [own, others].map((shown, i) => ({
    who: called('clerk'),
    path: `/desk/matters?view=all&matter=${ids[i]}`,
    shows: [shown],
  }))
}

/** Somewhere in words, and turned down. */
async function refused({ resident, clerk }: Hands, { deal }: Dealer, round: number) {
  const one = { region, id: newId() }
  const text = deal(matter('report.text'), 2000, round)
  const placeWords = deal(matter('report.placeWords'), 200, round)
  const reason = deal(matter('refuse.reason'), 500, round)
  const rightChannel = deal(matter('refuse.rightChannel'), 200, round)
  await resident.matters.report({ ...one, kind: KIND, text: text[1], placeWords: placeWords[1] })
  await clerk.matters.refuse({ ...one, reason: reason[1], rightChannel: rightChannel[1] })
  const path = `/resident/matters/${region}/${one.id}`
  return [{ who: called('resident'), path, shows: [text, placeWords, reason, rightChannel] }]
}

async function onTheSpot({ grid1, door }: Hands, { deal }: Dealer, round: number) {
  const one = { region, id: newId() }
  const text = deal(matter('record.text'), 2000, round)
  const handled = deal(matter('record.handled'), 500, round)
  await grid1.matters.record({
    ...one,
    kind: 'trifle',
    source: 'patrol',
    text: text[1],
    placeId: door,
    handled: handled[1],
  })
  const path = `/field/matters/${region}/${one.id}`
  return [{ who: called('grid1'), path, shows: [text, handled] }]
}

/** What somebody said at the desk, and its slip of paper. */
async function recorded({ clerk }: Hands, { deal }: Dealer, round: number): Promise<Sight> {
  const one = { region, id: newId() }
  const text = deal(matter('record.text'), 2000, round)
  const placeWords = deal(matter('record.placeWords'), 200, round)
  const name = deal(matter('record.requester.name'), 40, round)
  await clerk.matters.record({
    ...one,
    kind: KIND,
    source: 'walkIn',
    text: text[1],
    placeWords: placeWords[1],
    requester: { name: name[1], phone: null },
  })
  const who = called('clerk')
  return round % 2 === 0
    ? { who, path: `/desk/receipt?matter=${one.id}`, shows: [text] }
    : { who, path: `/desk/matters?view=all&matter=${one.id}`, shows: [text, placeWords, name] }
}

/** A message of another channel, with the category that its own words suggest. */
async function handedOver({ intake }: Hands, { deal }: Dealer, round: number): Promise<Sight> {
  const one = { region, id: newId() }
  const text = deal(matter('intake.text'), 20_000, round)
  const sender = deal(matter('intake.sender'), 60, round)
  const placeWords = deal(matter('intake.placeWords'), 200, round)
  const { category } = await intake.matters.intake({
    ...one,
    source: 'message',
    externalId: newId(),
    reportedAt: new Date(),
    text: text[1],
    sender: sender[1],
    placeWords: placeWords[1],
  })
  const shows = [text, sender, placeWords]
  if (category) shows.push([matter('setCategories.paths[][]'), category])
  return { who: called('clerk'), path: `/desk/matters?view=all&matter=${one.id}`, shows }
}

/** Whoever holds a slip comes from anywhere: the app counts tries by address. */
const addressOf = (round: number) => `10.8.${Math.floor(round / 250)}.${round % 250}`
