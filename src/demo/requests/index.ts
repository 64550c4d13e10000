/** What is asked for under each kind of each method of the demo. */
import type { Random } from '../random.ts'
import { house } from './house.ts'
import { people } from './people.ts'
import { road } from './road.ts'
import type { Tale } from './tales.ts'
import { inOwnWords } from './tales.ts'

const AROUND = { ...house, road }
const TALES = { ...AROUND, ...people }
type Topic = keyof typeof TALES

const KINDS: Record<string, Record<string, readonly Topic[]>> = {
  'one-home': {
    repair: ['repair', 'road', 'light'],
    utility: ['utility'],
    environment: ['clean'],
    hazard: ['hazard'],
    agencyCase: ['agency'],
    showMeHow: ['showHow'],
    suggestion: ['suggestion'],
  },
  'five-hearts': {
    request: ['repair', 'road', 'light', 'utility', 'clean', 'parking', 'showHow'],
    hazard: ['hazard'],
    agencyCase: ['agency'],
    opinion: ['suggestion'],
  },
  'chain-service': {
    propertyService: ['repair', 'road', 'clean'],
    lighting: ['light'],
    parking: ['parking'],
    hazard: ['hazard'],
    livelihood: ['utility', 'agency', 'showHow'],
    suggestion: ['suggestion'],
  },
  'good-words': {
    repair: ['light', 'road'],
    environment: ['clean'],
    hazard: ['hazard'],
    elderCare: ['elder'],
    dispute: ['dispute'],
    suggestion: ['suggestion'],
  },
  'four-modes': {
    request: ['repair', 'road', 'light', 'utility', 'clean', 'parking', 'showHow'],
    hazard: ['hazard'],
    agencyCase: ['agency'],
    employment: ['jobs'],
    dispute: ['dispute'],
    suggestion: ['suggestion'],
  },
}

/** Danger, which comes by night too and waits for no office. */
export const URGENT = 'hazard'
export const TRIFLES = TALES.trifle

/** What is asked for; `ofHouse` is what concerns all who live there. */
export type Request = Tale & { kind: string; topic: Topic; ofHouse: boolean }

/** Requests without end, every tale of a kind once before any comes again, and then in other words. */
export function* requestsOf(random: Random, methodId: string): Generator<Request, never> {
  for (;;) {
    for (const { kind, topic, tale } of shuffled(random, allOf(methodId))) {
      const ofHouse = topic in AROUND || topic === URGENT
      yield { kind, topic, ofHouse, done: tale.done, text: inOwnWords(random, tale.text, ofHouse) }
    }
  }
}

const allOf = (methodId: string) =>
  Object.entries(KINDS[methodId]!).flatMap(([kind, topics]) =>
    topics.flatMap(topic => TALES[topic].map(tale => ({ kind, topic, tale }))),
  )

const shuffled = <T>(random: Random, list: readonly T[]): T[] =>
  list
    .map(one => [random.below(1_000_000), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
