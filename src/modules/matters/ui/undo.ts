import { client, newId } from '#web/api.ts'
import type { Matter } from '../contract.ts'
import type { DeskAction } from './actions.ts'

type Before = Pick<Matter, 'region' | 'id' | 'category' | 'kind'>

/** How an action upon a matter is taken back, where it can be: an order before it is signed, a class, a pause. */
export function undoOf(action: DeskAction, { region, id, category, kind }: Before) {
  const one = { region, id }
  const context = { context: { commandId: newId() } }
  switch (action) {
    case 'dispatch':
    case 'escalate':
      return () => client.matters.recall(one, context)
    case 'classify':
      return () => client.matters.classify({ ...one, category, kind }, context)
    case 'suspend':
      return () => client.matters.resume(one, context)
    default:
      return undefined
  }
}
