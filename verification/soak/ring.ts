/** Where contests are held: a town, and the ways in which a crowd acts in it. */
import { newId } from '#platform/ids.ts'
import type { Answered } from '#verification/http.ts'
import type { Person, Town } from '#test/town.ts'

export type Call = {
  as: string | null
  procedure: string
  input: object
  commandId?: string
}
export type Ring = {
  town: Town
  ask(call: Call, client?: number): Promise<Answered>
  /** Where one of its servers is. */
  url: string
  /** The last code that was sent to a phone, since that moment. */
  lastCode(since: Date): Promise<string>
}
/** Who does what to a matter, with what besides its id. */
export type Move = readonly [role: string, action: string, more?: object]
export type Contest = {
  /** How many get a yes: 1, or everybody where the same thing again is no second effect. */
  winners: 'one' | 'all'
  /** What the others are told. */
  reasons: readonly string[]
  /** Makes the scarce thing. `effects` counts what became of it: one, whoever won. */
  hold(ring: Ring): Promise<{ call(client: number): Call; effects: string }>
}

/** Asks and takes no for a fault. */
export async function does(ring: Ring, call: Call): Promise<Answered> {
  const answer = await ring.ask(call)
  if (answer.status !== 200)
    throw new Error(`${call.procedure}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

export const as = ({ town }: Ring, role: string, procedure: string, input: object): Call => ({
  as: town.tokenOf(`edge.${role}` as Person),
  procedure,
  input,
})

export type One = { region: number; id: string }

export const callOf = (ring: Ring, { region, id }: One, [role, action, more = {}]: Move): Call =>
  as(ring, role, `matters/${action}`, { region, id, ...more })

export function reporting(ring: Ring, id: string) {
  const { code: region, home1: placeId } = ring.town.land.edge
  const input = { region, id, kind: 'repair', text: '感应灯不亮', placeId }
  return { ...as(ring, 'resident', 'matters/report', input), input }
}

export async function opened(ring: Ring): Promise<One> {
  const report = reporting(ring, newId())
  await does(ring, report)
  return report.input
}

export const clerkship = ({ town }: Ring) => {
  const id = newId()
  return {
    region: town.land.edge.code,
    id,
    login: id,
    name: '沈若溪',
    role: 'clerk',
    from: '2026-01-01',
  }
}

export async function appointed(ring: Ring, password?: string) {
  const posting = { ...clerkship(ring), ...(password && { password }) }
  await does(ring, as(ring, 'secretary', 'access/appoint', posting))
  return posting
}

let made = Date.now() % 100_000_000
export const newPhone = () => `139${String(++made).padStart(8, '0')}`
export const newAddress = () => {
  made++
  return `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`
}
