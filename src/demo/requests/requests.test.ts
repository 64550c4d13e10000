import { expect, test } from 'vitest'
import { seeded } from '../random.ts'
import { requestsOf } from './index.ts'

/** What each text of such a kind speaks of, and what none does. */
const ABOUT: Record<string, { all?: RegExp; none?: RegExp }> = {
  'one-home repair': { none: /停车|车位|喇叭|占位|挪车/ },
  'good-words repair': { all: /灯|暗|路|井盖|台阶|道|石|减速带|桥|积水/, none: /信报箱|长椅|电梯/ },
  'chain-service lighting': { all: /灯|暗/ },
  'chain-service parking': { all: /车|停|占位/, none: /喇叭/ },
  'five-hearts agencyCase': { none: /视频电话|路由器|门锁|手机字/ },
}

const METHODS = ['one-home', 'five-hearts', 'chain-service', 'good-words', 'four-modes']

test.each(METHODS)('each request of %s stands under its own kind, at any seed', method => {
  const kindOf = new Map<string, string>()
  for (const seed of [1, 7, 4711]) {
    const requests = requestsOf(seeded(seed), method)
    for (let n = 0; n < 400; n++) {
      const { kind, text, done } = requests.next().value
      // An answer belongs to one request, whatever the words around it.
      expect(kindOf.get(done) ?? kind, text).toBe(kind)
      kindOf.set(done, kind)
      const { all = /./, none = /^$/ } = ABOUT[`${method} ${kind}`] ?? {}
      expect(text).toMatch(all)
      expect(text).not.toMatch(none)
    }
  }
})
