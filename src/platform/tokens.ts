/**
 * What a text can be found by. Equality on tokens is all that row-level security lets use an index:
 * words, each one and two characters of a name, its pinyin and initials, and the tails of numbers.
 */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'

const MOST = 60
let jieba: Jieba | undefined

/** The words of a text, each as often as it stands there; a long word is followed by the words within it. */
export function cut(text: string): string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cutForSearch(text.toLowerCase(), true).filter(word => /[\p{L}\p{N}]/u.test(word))
}

/** The distinct words of a text, as many as are useful for finding it again. */
export const wordsOf = (text: string): string[] => [...new Set(cut(text).map(word => word.slice(0, 40)))].slice(0, MOST)

/** A name as people type it: 欧阳娜娜 by 欧, 欧阳, 娜娜, ouyangnana, oynn. */
export function nameTokens(name: string): string[] {
  const characters = [...name.replace(/[\s·•.]/gu, '')]
  const pairs = characters.slice(1).map((character, i) => characters[i]! + character)
  const syllables = pinyin(characters.join(''), { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' })
  const initials = syllables.map(syllable => syllable[0] ?? '').join('')
  return [...new Set([name, ...characters, ...pairs, syllables.join(''), initials].map(token => token.toLowerCase()))]
}
