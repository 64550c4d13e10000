/** From a row of an exported message board to what the intake is given. */
import { shanghaiDay } from '#platform/working-time.ts'
import { contract } from './modules.ts'
import type { Row } from './replay-table.ts'

export const COLUMNS = ['留言编号', '留言主题', '留言时间', '留言详情'] as const
const SENDER = '留言用户'

export type Message = { externalId: string; reportedAt: Date; text: string; sender: string | null }

const LONGEST = contract.matters.intake['~orpc'].inputSchema!.shape.text.maxLength!

/** The message of a row, its subject as the first line of the text; or the reason why it is none. */
export function messageOf({ cell }: Row): { message: Message; cut: boolean } | { reason: string } {
  const [externalId, subject, time, detail] = COLUMNS.map(cell) as [string, string, string, string]
  if (!externalId) return { reason: '没有留言编号 / no message id' }
  const reportedAt = shanghaiTime(time)
  if (!reportedAt) return { reason: `看不懂时间“${time}” / the time cannot be read` }
  const text = [subject, detail].filter(Boolean).join('\n')
  if (!text) return { reason: '没有内容 / no text' }
  const cut = text.length > LONGEST
  const kept = cut ? `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text
  return { message: { externalId, reportedAt, text: kept, sender: cell(SENDER) || null }, cut }
}

/** A moment of Shanghai as people write it: 2019-02-28 11:25:05, 2019/2/28 11:25, 2019年2月28日; null where it is none. */
export function shanghaiTime(text: string): Date | null {
  const [year, month = '', day = '', hour = '', minute = '', second = ''] =
    WRITTEN.exec(text)?.slice(1) ?? []
  if (!year) return null
  const two = (digits = '') => digits.padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${date}T${two(hour)}:${two(minute)}:${two(second)}+08:00`)
  // The 30th of February would quietly become a day of March.
  return !Number.isNaN(at.getTime()) && shanghaiDay(at) === date ? at : null
}

const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d+)?[分秒]?)?$/
