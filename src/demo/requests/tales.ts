import type { Random } from '../random.ts'

/** What somebody wanted, and what came of it. */
export type Tale = { text: string; done: string }

/** Tales written a line each, with a stroke between the two. */
export const tales = ([lines = '']: TemplateStringsArray): readonly Tale[] =>
  lines
    .trim()
    .split('\n')
    .map(line => line.split('|'))
    .map(([text = '', done = '']) => ({ text: text.trim(), done: `${done.trim()}。` }))

const OPENINGS = ['您好，', '麻烦看一下，', '反映个事：', '不知道找谁，', '又来打扰了，']
const WHERE = ['我们这栋，', '我家楼下，', '院子东头，', '靠马路这一侧，']
const ENDINGS = [
  '麻烦尽快。',
  '已经好几天了。',
  '不急，有空来看看就行。',
  '家里有老人，怕出事。',
  '上次弄好，没几天又这样。',
  '白天家里有人，可以直接来。',
  '辛苦了。',
  '楼里好几户都这么说。',
]
const THANKS = ['谢谢。', '麻烦了。', '有空的时候给我回个话就行。', '白天都在家。']

/** The same thing in the words of one or another: some are short of words, some are not. */
export function inOwnWords(random: Random, text: string, aboutHouse: boolean): string {
  const opening = random.chance(0.3) ? random.of(OPENINGS) : ''
  const where = aboutHouse && random.chance(0.2) ? random.of(WHERE) : ''
  const ending = random.chance(0.5) ? random.of(aboutHouse ? ENDINGS : THANKS) : ''
  return `${opening}${where}${text}。${ending}`
}
