/** Rows of a sheet that are about nobody: remarks, headers repeated on every page, totals, signatures. */
import type { SheetRow } from '#platform/sheets/read.ts'
import { textOf } from './cells.ts'
import type { Mapping } from './contract.ts'

const TOTAL =
  /^(合计|小计|总计|共计|累计|总数|汇总|合计户数|合计人数)([:(共为\d].*)?$|^(共|总共|合计)[:]?\d+(户|人|口)/
const SIGNED =
  /^(填表|填报|制表|审核|复核|填写|统计|负责|经办|联系|登记)(人|单位|时间|日期|说明|要求)?[:].*|^(注|备注|说明|填表说明|填报说明|注意事项)([:].*|\d.*|$)/

export function isNote(
  { number, cells }: SheetRow,
  { headers, headerRow }: { headers: readonly string[]; headerRow: number },
  columns: Mapping['columns'],
): boolean {
  const texts = columns.map(({ index }) => textOf(cells[index]))
  const filled = texts.filter(Boolean)
  if (filled.length === 0) return true
  if (filled.length > 2 && new Set(filled).size === 1) return true
  const named = columns.flatMap(({ field, index }) =>
    field === 'name' || field === 'headName' ? textOf(cells[index]) : [],
  )
  const first = cells.map(textOf).find(Boolean)!
  if ([first, ...named].some(text => isRemark(text.replace(/\s/g, '')))) return true
  if (number === headerRow + 1 && filled.some(text => /必填|选填|填写|示例|格式/.test(text)))
    return true
  const same = texts.filter((text, i) => text !== '' && text === headers[columns[i]!.index]).length
  return same > 2 && same * 2 > filled.length
}

const isRemark = (text: string): boolean => TOTAL.test(text) || SIGNED.test(text)
