/** Who is to be met in the demo lives somewhere before the register comes, which then says the same. */
import type { Ctx } from '#modules/ctx.ts'
import { writeDown } from '#modules/people/index.ts'
import { homeId } from './buildings.ts'
import { homeOf } from './people.ts'
import type { Community } from './places.ts'
import { idOf } from './random.ts'

export async function moveIn(
  { tx }: Ctx,
  community: Community,
  { i, personId, from }: { i: number; personId: string; from: string },
): Promise<void> {
  const { code: region } = community
  const placeId = homeId(community, homeOf(community, i))
  const householdId = idOf(region, 'household', i)
  const none = { added: [], changed: [] }
  await writeDown(tx, region, {
    households: { added: [{ id: householdId, placeId, use: 'own' }], changed: [] },
    persons: none,
    residencies: {
      added: [
        {
          id: idOf(region, 'residency', i),
          personId,
          householdId,
          kind: 'registered',
          relation: 'head',
          fromOn: from,
        },
      ],
      changed: [],
    },
    tokens: { personIds: [], tokens: [] },
  })
}
