/** Views of a register that a community keeps for all in one role. */
import type { Ctx } from '#modules/ctx.ts'
import type { InputOf } from '#platform/rpc/serve.ts'
import type { access, SharedView } from './contract.ts'

/** Those for one's own role; whoever appoints sees those for every role, to take them back. */
export async function sharedViews(
  { tx, actor }: Ctx,
  { region }: InputOf<typeof access.sharedViews>,
): Promise<SharedView[]> {
  const rows = await tx
    .selectFrom('access.sharedView')
    .select(['id', 'role', 'register', 'name', 'view', 'byName'])
    .where('region', '=', region)
    .$if(!actor.abilities.has('posting.appoint'), query => query.where('role', '=', actor.role))
    .orderBy('id')
    .execute()
  return rows as SharedView[]
}

export async function shareView(
  { tx, actor }: Ctx,
  { view, ...shared }: InputOf<typeof access.shareView>,
): Promise<{ id: string }> {
  await tx
    .insertInto('access.sharedView')
    .values({ ...shared, view: JSON.stringify(view), byName: actor.name })
    .execute()
  return { id: shared.id }
}

export async function unshareView(
  { tx }: Ctx,
  { region, id }: InputOf<typeof access.unshareView>,
): Promise<{ id: string }> {
  await tx
    .deleteFrom('access.sharedView')
    .where('region', '=', region)
    .where('id', '=', id)
    .execute()
  return { id }
}
