/** A person as staff see one: of every number no more than its mask. */
import type { App } from '#modules/ctx.ts'
import type { Vault } from '#platform/vault.ts'
import { MASKED_CITIZEN_ID, maskPhone } from '#platform/vault.ts'
import type { Person } from './contract.ts'
import type { PersonRow } from './queries.ts'

export function present(
  app: App,
  { region, id, name, phoneCipher, homes: [home] }: PersonRow,
): Person {
  const { phoneMasked } = masked(app, { id, phoneCipher, citizenIdCipher: null })
  const { placeId = null, address = null } = home ?? {}
  return { region, id, name, placeId, address, phoneMasked }
}

const masks = new Map<string, string>()
const MOST_MASKS = 50_000

/** A person's numbers as staff see them until they state a purpose. */
export const masked = (
  { vault }: App,
  { id, phoneCipher, citizenIdCipher }: Pick<PersonRow, 'id' | 'phoneCipher' | 'citizenIdCipher'>,
): { phoneMasked: string | null; citizenIdMasked: string | null } => ({
  phoneMasked: phoneCipher && maskOf(vault, phoneCipher, `person-phone:${id}`),
  citizenIdMasked: citizenIdCipher && MASKED_CITIZEN_ID,
})

/** To open a phone only to mask it would be a tenth of a page's cost: of each, its mask is kept. */
function maskOf(vault: Vault, sealed: Buffer, bound: string): string {
  const key = bound + sealed.toString('latin1')
  const known = masks.get(key)
  if (known) return known
  if (masks.size >= MOST_MASKS) masks.clear()
  const mask = maskPhone(vault.open(sealed, bound))
  masks.set(key, mask)
  return mask
}
