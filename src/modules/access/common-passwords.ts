/**
 * Whether a password is among what everybody tries first. Length alone does not say so: what is common
 * is made of words that all know, of rows of keys, of repeats and of its owner's own name. Each such
 * part counts as one letter; what is left must still be a password.
 */
const LEAST_LEFT = 8
const LEAST_PART = 3

/** As they lie on the keyboard, in the alphabet, and as they are counted; both ways. */
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '!@#$%^&*()_+',
  'abcdefghijklmnopqrstuvwxyz',
  'aabbccddeeffgghh',
  '01234567890123456789',
  '〇一二三四五六七八九十',
].flatMap(row => [row, [...row].toReversed().join('')])

/** The commonest words of leaked lists and of this country's, with what everybody here knows by heart. */
const WORDS = [
  ...'password passwd passwort passw0rd p@ssw0rd p@ssword pass word admin administrator root login user guest'.split(
    ' ',
  ),
  ...'welcome letmein changeme default secret master hello test testing access system computer internet'.split(
    ' ',
  ),
  ...'iloveyou love you baby angel lovely princess sunshine monkey dragon shadow football baseball superman batman'.split(
    ' ',
  ),
  ...'michael jordan daniel charlie freedom whatever trustno1 starwars correcthorsebatterystaple'.split(
    ' ',
  ),
  ...'woaini woaiwojia woailaopo zhongguo beijing shequ wangge linli linliwang mima guanliyuan zhanghao wodemima'.split(
    ' ',
  ),
  ...'5201314 1314520 woaini1314 520 1314 888 666 168 147258369 159357 123321'.split(' '),
  ...'thequickbrownfoxjumpsoverthelazydog tobeornottobethatisthequestion maytheforcebewithyou'.split(
    ' ',
  ),
  ...'中华人民共和国 为人民服务 全心全意 不忘初心 牢记使命 方得始终 富强民主文明和谐 自由平等公正法治 爱国敬业诚信友善'.split(
    ' ',
  ),
  ...'社会主义核心价值观 好好学习 天天向上 我爱你 我爱中国 床前明月光 疑是地上霜 举头望明月 低头思故乡'.split(
    ' ',
  ),
  ...'邻里 密码 账号 管理员 社区 网格员'.split(' '),
]

export function isCommon(
  password: string,
  about: readonly (string | null | undefined)[] = [],
): boolean {
  const text = plain(password)
  const words = [...WORDS, ...about.flatMap(partsOf)].map(plain)
  return new Set(text).size < LEAST_LEFT - LEAST_PART || lettersLeft(text, words) < LEAST_LEFT
}

/** How many letters it has, where each part that is known, or was there before, is one. */
function lettersLeft(text: string, words: readonly string[]): number {
  let left = 0
  for (let at = 0; at < text.length; left++) {
    const word = Math.max(0, ...words.filter(word => text.startsWith(word, at)).map(sizeOf))
    at += Math.max(1, word, knownAt(text, at))
  }
  return left
}

/** The longest part from here on that lies in a row, or that stood before. */
function knownAt(text: string, at: number): number {
  let length = 0
  for (let size = LEAST_PART; at + size <= text.length; size++) {
    const part = text.slice(at, at + size)
    const known =
      text.slice(0, at).includes(part) ||
      ROWS.some(row => row.includes(part)) ||
      new Set(part).size === 1
    if (!known) break
    length = size
  }
  return length
}

const sizeOf = (word: string) => word.length

/** An account or a name, whole and in its parts; of two Chinese letters a name is one already. */
const partsOf = (text: string | null | undefined): string[] =>
  text
    ? [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter(
        part => part.length >= (/^[ -~]*$/.test(part) ? LEAST_PART : 2),
      )
    : []

/** Capitals, full-width letters and spaces make nothing harder to guess. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
