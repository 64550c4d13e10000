/** When to come back, in words that people use: 14:05, or on another day its date before it. */
import { shanghaiDay } from '../working-time.ts'

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The next whole minute by which the wait is over. */
export function again(seconds: number, now = new Date()): { zh: string; en: string } {
  const then = new Date(Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000)
  const [day, time] = [shanghaiDay(then), CLOCK.format(then)]
  const when = day === shanghaiDay(now) ? time : `${day} ${time}`
  return { zh: `请 ${when} 后再试`, en: `please try again after ${when}` }
}
