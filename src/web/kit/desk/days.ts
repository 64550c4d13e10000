const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

/** The day in China as 2026-11-24, whatever the zone of the browser. */
export const today = () => dayOf(Date.now())
export const daysAgo = (days: number) => dayOf(Date.now() - days * DAY_MS)

/** What a `datetime-local` field holds, read as a time in China. */
export const inChina = (text: string) => new Date(`${text}:00+08:00`)

const dayOf = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at)
