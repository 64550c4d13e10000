/** Names as rosters write them: with dots of twenty kinds, with remarks, and where nobody lives without being one. */
import type { Cell } from '#platform/sheets/read.ts'
import type { Value } from './cells.ts'
import { isBroken, isNothing, textOf } from './cells.ts'

const LONGEST = 40
/** Between two parts of a name all of these are the dot of 阿依古丽·买买提. */
const DOT = /(?<=\p{L})\s*[·・•‧∙⋅●○．.。﹒ㆍᆞ⸱ꞏ᛫丶\-‐-―−]\s*(?=\p{L})|(?<=\p{L}{2})\*(?=\p{L}{2})/gu
const REMARK = /\(([^()]*)\)/g
/** What tells two people of one name apart stays with the name. */
const TELLS_APART = /^[大小老长次幼男女甲乙丙丁一二三]$/
const DEAD = /故|去世|死亡|逝|殁|亡/
const MANY = /[/、,;|&]/

/** Words that stand for nobody: homes that are empty, let or never opened their door. */
const NOBODY = new RegExp(
  `^(${[
    '0+|#n/?a|#ref!|#value!|#name\\?|[xX×]+|某+|张三李四',
    '空(户|房|置|置房|挂|挂户|关户|号)?|无(人|名|名氏|主|户|人居住|人住|此人|业主)|没人|没有人|(没|未)(人|入)住',
    '未(入住|售|售出|取名|登记|交房|装修|知)|待(定|售|租|补|核实|查)|暂(无|缺|空)|(不|未)详|不(在|清楚|知道|明)',
    '(出|已出|待出|整)租|(租|住|商)户|租客|商(铺|用|业)|门(锁|面|市)|仓库|办公|拒(访|绝)(入户)?|联系不上|长期(无人|外出)|业主|房东|户主|同上|本人',
  ].join('|')})$`,
  'i',
)

/** A name; `reason` alone tells of a cell that names nobody, or somebody who cannot be taken. */
export function name(cell: Cell): Value<string> {
  const text = textOf(cell)
  if (isNothing(text) || NOBODY.test(text)) return { reason: 'nobody' }
  if (isBroken(text)) return { reason: 'name-unread' }
  const remarks = [...text.matchAll(REMARK)].map(([, said]) => said!.trim())
  if (remarks.some(said => DEAD.test(said))) return { reason: 'person-dead' }
  const kept = text.replace(REMARK, (whole, said: string) =>
    TELLS_APART.test(said.trim()) ? whole : '',
  )
  const value = kept
    .replace(DOT, '·')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (MANY.test(value)) return { reason: 'names-two' }
  const written = /^\p{L}[\p{L}\p{M}· '’()]*$/u.test(value) && !/某|X{2,}/.test(value)
  if (!written || value.length > LONGEST) return { reason: 'name-unread' }
  return kept === text ? { value } : { value, reason: 'name-remark' }
}
