/** Choices by the words that people use: the whole phrase is read, with its 非 and 未, or it is a finding. */
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isNothing, textOf } from './cells.ts'

type Patterns = readonly (readonly [RegExp, string])[]

/** The first pattern that the whole phrase fits gives the value. */
const choice =
  (patterns: Patterns, otherwise: Value<string> = { reason: 'choice-unread' }) =>
  (cell: Cell): Value<string> => {
    const text = plain(cell)
    if (isNothing(text)) return {}
    const value = patterns.find(([pattern]) => pattern.test(text))?.[1]
    return value ? { value } : otherwise
  }

/** Without remarks in brackets and what only sets words apart. */
const plain = (cell: Cell): string =>
  textOf(cell)
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s、,.。]/g, '')

/** GB/T 2261.1 by number too; 0 and 9 are its words for unknown. */
export const sex = (cell: Cell): Value<string> => (/^[09]$/.test(textOf(cell)) ? {} : sexWord(cell))
const sexWord = choice([
  [/^(男[性孩子士生]?|1|01|先生|m|male)$/i, 'male'],
  [/^(女[性孩子士生]?|2|02|女士|f|female)$/i, 'female'],
])

const HERE = '(本地|本社区|本市|本区|本县|本村|本街道|常住)?'
export const kind = choice([
  [
    /^(非(本地|本社区|本市|本区|本县|本村)?户籍(人口)?|非本(地|社区|市|区|县|村)(人|户口|人口|居民)?)$/,
    'floating',
  ],
  [/^(外地|外省|外市|外区|外县|外来|本市外区|市外|省外)(户籍|户口|人口|人员)?$/, 'floating'],
  [
    /^(流动|暂住|流入)(人口|人员)?$|^外来务工(人员)?$|^人在户不在$|^户(籍|口)?不在(本地|本社区|本市)$/,
    'floating',
  ],
  [new RegExp(`^${HERE}(户籍|户口)(人口|居民)?$|^本(地|社区)(人|居民)?$`), 'registered'],
  [/^户(籍)?在人(不)?在$|^空挂(户|户籍|户口)?$|^人户一致$/, 'registered'],
  [/^(常住|常驻)(人口|居民)?$/, 'usual'],
])

export const use = choice([
  [/^(自住|自用|自有|自有(住房|自住)|自住房|本人居住|自家居住)$/, 'own'],
  [/^(自有|自住)?(出租|租赁|已出租|整租|群租|租住|租房|合租|转租|部分出租)(房|屋|户|中)?$/, 'let'],
  [/^(空置|空闲|闲置|空房|空户|空关|无人|无人居住|未入住|没人住)(房|屋|待租|待售)?$/, 'vacant'],
  [/^(商用|商业|商铺|经营|门面|门市|门面房|店铺?|办公|民宿)(房|用房)?$/, 'business'],
])

export const residenceType = choice([
  [/^(户(籍|口)?在人不在|人不在户在|空挂(户)?)$/, 'absent'],
  [/^(人在户(籍|口)?不在|户(籍|口)?不在人在|户(籍|口)不在(本地|本社区))$/, 'unregistered'],
  [/^(租住|租户|出租|租房|租赁)$/, 'renting'],
  [/^(户(籍|口)?在人在|人在户在|人户一致|人户(均|都)在|户人(均|都)在)$/, 'present'],
])

/** Of the head or the owner: 户主之子 is a child, 户主的租客 a tenant. */
const WHOSE = /^(与)?(户主|本人|业主)(之|的)?(?=.)/
const HEAD = /^(户主|本人|业主|户主本人|0[012])$/

/** Relations of GB/T 4761, as people write them; by their codes too. */
export function relation(cell: Cell): Value<string> {
  const text = plain(cell)
  if (HEAD.test(text)) return { value: 'head' }
  return relationOf(text.replace(WHOSE, ''))
}
const OLDER = '[大二三四五六七八老长次幼小么独]?'
const relationOf = choice(
  [
    [/^(配偶|妻|妻子|太太|夫|丈夫|老公|老婆|爱人|老伴|夫妻|1\d)$/, 'spouse'],
    [
      new RegExp(
        `^${OLDER}(子|女|儿|儿子|女儿|孩子|子女)$|^(独生|养|继)(子|女)$|^[长次三四大二小]?儿媳妇?$|^女婿$|^[23]\\d$`,
      ),
      'child',
    ],
    [/^[重曾外]{0,2}孙(子|女|儿|媳|女婿|子女)?$|^孙辈$|^4\d$/, 'grandchild'],
    [
      /^(父|母|父亲|母亲|父母|爸爸?|妈妈?|(继|养|岳)(父|母)|公公|婆婆|公婆|岳父母|丈人|丈母娘|(妻|夫)(之|的)?(父|母)亲?|5\d)$/,
      'parent',
    ],
    [/^(曾|外)?祖(父|母|父母|辈)$|^(爷爷?|奶奶?|姥姥|姥爷|外公|外婆|6\d)$/, 'grandparent'],
    [
      /^[大二三四五小]?(兄|弟|姐|妹|哥|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄妹|姐弟|兄弟姐妹)$|^(嫂子?|弟媳|弟妹|姐夫|妹夫|7\d)$/,
      'sibling',
    ],
    [
      /租|^(保姆|护工|雇工?|雇员|同事|朋友|[男女]友|男朋友|女朋友|非亲属|合住|同住|寄住|室友|房东)(人|者)?$/,
      'unrelated',
    ],
    [
      /^(其他|其它|其他亲属|其它亲属|亲属|亲戚|家属|家人|侄.{0,2}|外?甥.{0,2}|(叔|伯|姑|姨|舅)[父母妈爸婆]?|(叔叔|伯伯|姑姑|阿姨|舅舅)|(堂|表).{1,2})$/,
      'other',
    ],
  ],
  { value: 'other', reason: 'relation-unknown' },
)
