import { A_LOOK, api, client, type Call } from '#web/api.ts'

/** A matter with its whole story. */
export const dossier = (region: number, id: string) =>
  api.matters.get.queryOptions({ input: { region, id }, ...A_LOOK })

/** What was asked for at a place, as far as one sees it, the newest first. */
export const mattersAt = (region: number, placeId: string) =>
  api.matters.list.queryOptions({
    input: { region, placeId, view: 'all', sort: 'receivedAt', descending: true },
  })

/** The way to the phone of whoever asked for a matter. */
export const requesterPhone =
  ({
    region,
    id,
  }: {
    region: number
    id: string
  }): Call<{ purpose: string }, { value: string | null }> =>
  (typed, context) =>
    client.matters.revealPhone({ region, id, ...typed }, context)
