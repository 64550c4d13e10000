import { A_LOOK, api } from '#web/api.ts'

/** The card of a home. */
export const homeCard = (region: number, placeId: string) =>
  api.people.home.queryOptions({ input: { region, placeId }, ...A_LOOK })
