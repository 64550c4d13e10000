import { A_LOOK, api, client } from '#web/api.ts'
import type { Reveal } from './RevealPhone.tsx'

/** The card of a home. */
export const homeCard = (region: number, placeId: string) =>
  api.people.home.queryOptions({ input: { region, placeId }, ...A_LOOK })

/** The way to the phone of a person. */
export const phoneOf =
  (region: number, id: string): Reveal =>
  (typed, context) =>
    client.people.reveal({ region, id, field: 'phone', ...typed }, context)
