import { store, stored, unstoreAll } from './kit/store.ts'

/** The last that this device was told of a few things, for when there is no network; forgotten on signing out. */
export type Last<What> = { at: Date; what: What }

const PREFIX = 'linli.last.'
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

export function keepLast(name: string, what: unknown) {
  store(PREFIX + name, JSON.stringify({ at: new Date(), what }))
}

export function last<What>(name: string): Last<What> | undefined {
  try {
    return JSON.parse(stored(PREFIX + name) ?? '', (_, value: unknown) =>
      typeof value === 'string' && MOMENT.test(value) ? new Date(value) : value,
    ) as Last<What>
  } catch {
    return undefined
  }
}

export const forgetLast = () => unstoreAll(PREFIX)
