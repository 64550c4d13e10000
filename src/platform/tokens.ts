/**
 * What a text can be found by. Equality on tokens is all that row-level security lets use an index:
 * each one and two characters of Chinese, words of letters, numbers however they were set apart, and
 * of a name its pinyin and initials.
 */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'

/** They stand in every text, so nothing is found by them. */
const FILLERS = new Set(
  (
    '的 了 着 过 是 在 有 和 与 及 或 而 且 但 但是 并 也 都 就 还 又 再 才 却 很 更 最 不 没 没有 未 已 已经 将 会 能 可以 要 ' +
    '让 被 把 给 对 向 从 由 于 以 为 等 到 去 来 这 那 这个 这样 这些 此 该 其 我 我们 你 您 您好 他 他们 本人 自己 一 一个 ' +
    '个 些 时 后 上 下 中 内 里 吗 呢 吧 啊 请 请问 希望 谢谢 尊敬 什么 怎么 为什么 如果 因为 由于 所以 还是 就是 不是'
  ).split(' '),
)
let jieba: Jieba | undefined

/** Loads the dictionaries, which would hold up everybody if the first to need them waited for it. */
export function loadDictionaries(): void {
  cut('邻里')
  nameTokens('邻里')
}

/** The words of a text, each as often as it stands there; a long word is followed by the words within it. */
export function cut(text: string): string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cutForSearch(text.toLowerCase(), true).filter(word => /[\p{L}\p{N}]/u.test(word))
}

/**
 * All by which a text is found: whatever stands in it, wherever it begins and ends. A dictionary cuts
 * 灯不亮 and 楼道灯 in different places; pairs of characters stand in both.
 */
export function tokensOf(text: string): string[] {
  const parts = partsOf(text)
  const found = parts.flatMap(part =>
    HAN.test(part) ? [...pairsOf(part), ...[...part].filter(one => !FILLERS.has(one))] : [part],
  )
  return [...new Set([...found, ...numbersIn(text)])]
}

/** What somebody looks for, in the same tokens: the words that tell something, each in its pairs. */
export function soughtIn(words: string): string[] {
  const number = /^[\d\s()（）-]+$/.test(words) && words.replace(/\D/g, '')
  if (number && number.length >= WHOLE_NUMBER) return [number]
  const cuts = partsOf(words).flatMap(part => (HAN.test(part) ? cut(part) : [part]))
  const telling = cuts.filter(word => !FILLERS.has(word))
  // 于 is a surname too: where nothing else is said, it is meant.
  const meant = telling.length ? telling : cuts
  return [...new Set(meant.flatMap(inPairs))]
}

const inPairs = (word: string): string[] =>
  HAN.test(word) && word.length > 1 ? pairsOf(word) : [word]

const HAN = /\p{Script=Han}/u
/** As many digits make a number of somebody; fewer are numbers beside each other. */
const WHOLE_NUMBER = 7
const LONGEST = 40

/** Runs of Chinese, and words of letters and digits. */
const partsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []
  ).map(part => (HAN.test(part) ? part : part.slice(0, LONGEST)))

function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/** 0472-521 3344 is found as it stands, joined, and by each of its ends. */
const numbersIn = (text: string): string[] =>
  (text.normalize('NFKC').match(/\d+(?:[ -]\d+)+/g) ?? []).flatMap(number => {
    const groups = number.split(/[ -]/).slice(0, GROUPS)
    return groups.flatMap((_, from) =>
      groups.slice(from + 1).map((_, n) => groups.slice(from, from + n + 2).join('')),
    )
  })

const GROUPS = 6

/** A name as people type it: 欧阳娜娜 by 欧, 欧阳, 娜娜, ouyangnana, oynn. */
export function nameTokens(name: string): string[] {
  const characters = [...name.replace(/[\s·•.]/gu, '')]
  const pairs = characters.slice(1).map((character, i) => characters[i]! + character)
  const syllables = pinyin(characters.join(''), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  })
  const initials = syllables.map(syllable => syllable[0] ?? '').join('')
  return [
    ...new Set(
      [name, ...characters, ...pairs, syllables.join(''), initials].map(token =>
        token.toLowerCase(),
      ),
    ),
  ]
}
