/** Matters whose every word is hostile, from the report to the second verdict. */
import { newId } from '#platform/ids.ts'
import { firstDoor } from '../stories.ts'
import { type Client, clientWith } from '../windows.ts'
import { as, called, COMMUNITY, type Dealer, eachOf, REGION, type Sight } from './sights.ts'

const KIND = 'lighting'
const region = REGION
/** How often one matter is judged and begun anew. */
const TURNS = 4

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
  // Far from each other in the deal, so that no text stands twice in one story.
  const apart = Math.ceil(texts.rounds / TURNS)
  const lives = await eachOf(rounds.slice(0, apart), first =>
    aWholeLife(
      hands,
      texts,
      rounds.filter(round => round % apart === first),
    ),
  )
  const others = await eachOf(rounds, async round => [
    ...(await refused(hands, texts, round)),
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

/** Through every hand and every state with a word of each verb that has one, and so again for each round. */
async function aWholeLife(hands: Hands, { deal }: Dealer, rounds: number[]): Promise<Sight[]> {
  const { resident, grid1, door } = hands
  const one = { region, id: newId() }
  const text = deal(matter('report.text'), 2000, rounds[0]!)
  await resident.matters.report({ ...one, kind: KIND, text: text[1], placeId: door })
  await grid1.matters.accept(one)
  const slip = { region, ...(await resident.matters.receipt(one)) }
  const shows = [text]
  for (const round of rounds) {
    const say = (field: string, most: number) => {
      const shown = deal(matter(field), most, round)
      shows.push(shown)
      return shown[1]
    }
    await worked(hands, one, say)
    await judged(hands, one, say)
    const bearer = clientWith(null, addressOf(round)).matters
    await bearer.answerByCode({ ...slip, ...UNSOLVED, words: say('answerByCode.words', 500) })
    await bearer.reopenByCode({ ...slip, reason: say('reopenByCode.reason', 500) })
  }
  const path = `matters/${region}/${one.id}`
  return [
    { who: called('clerk'), path: `/desk/matters?view=all&matter=${one.id}`, shows },
    { who: called('resident'), path: `/resident/${path}`, shows },
    { who: called('leader'), path: `/field/${path}`, shows },
    { who: called('leader'), path: `/field/${path}/dispatch`, shows: [] },
    { who: null, path: `/track/${region}/${slip.number}/${slip.code}`, shows },
  ]
}

const UNSOLVED = { solved: false, satisfaction: 'notSatisfied' } as const
type One = { region: number; id: string }
type Say = (field: string, most: number) => string

/** Handed on, returned, decided, interrupted, sent up and done. */
async function worked(hands: Hands, one: One, say: Say): Promise<void> {
  const { grid1, grid2, leader, clerk, second: postingId } = hands
  await grid1.matters.note({ ...one, text: say('note.text', 1000) })
  await clerk.matters.classify({ ...one, category: say('classify.category', 200) })
  await clerk.matters.dispatch({ ...one, postingId, reason: say('dispatch.reason', 500) })
  await grid2.matters.returnBack({ ...one, reason: say('returnBack.reason', 500) })
  await clerk.matters.decide({ ...one, postingId, reason: say('decide.reason', 500) })
  await grid2.matters.sign(one)
  await grid2.matters.suspend({ ...one, reason: say('suspend.reason', 500) })
  await grid2.matters.resume(one)
  await grid2.matters.extend({ ...one, reason: say('extend.reason', 500) })
  await grid2.matters.sendUp({ ...one, reason: say('sendUp.reason', 500) })
  await leader.matters.sign(one)
  await leader.matters.resolve({ ...one, photoIds: [], result: say('resolve.result', 1000) })
}

/** Sent back once, asked about, judged, and in the end to be judged by whoever holds the slip. */
async function judged({ resident, leader, clerk }: Hands, one: One, say: Say): Promise<void> {
  const again = { ...one, photoIds: [], result: '又办了一次。' }
  await clerk.matters.rework({ ...one, reason: say('rework.reason', 500) })
  await leader.matters.resolve(again)
  await clerk.matters.verify(one)
  await clerk.matters.contact({ ...one, reached: true, words: say('contact.words', 500) })
  await resident.matters.answer({ ...one, ...UNSOLVED, words: say('answer.words', 500) })
  await resident.matters.reopen({ ...one, reason: say('reopen.reason', 500) })
  await leader.matters.resolve(again)
  await clerk.matters.verify(one)
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

/** Whoever holds a slip comes from anywhere: the house counts tries by address. */
const addressOf = (round: number) => `10.8.${Math.floor(round / 250)}.${round % 250}`
