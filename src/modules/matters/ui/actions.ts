import type { ZodType } from 'zod'
import { type Call, client } from '#web/api.ts'
import { type Action, type Matter, matters } from '../contract.ts'

/**
 * What a desk can do with a matter, the most usual first. The verdict is missing on purpose: only
 * the requester gives one.
 */
export const DESK_ACTIONS = [
  'accept',
  'sign',
  'dispatch',
  'recall',
  'resolve',
  'verify',
  'contact',
  'resume',
  'adjudicate',
  'rework',
  'rejectAssignment',
  'escalate',
  'note',
  'classify',
  'setPlace',
  'suspend',
  'extend',
  'merge',
  'reopen',
  'refuse',
] as const satisfies readonly (Action & keyof typeof matters)[]
export type DeskAction = (typeof DESK_ACTIONS)[number]

/** The fields a desk fills in for an action and their schemas, read from the contract itself. */
export function fieldsOf(action: DeskAction): [name: FieldName, schema: ZodType][] {
  const {
    region: _region,
    id: _id,
    photoIds: _photoIds,
    ...fields
  }: Record<string, ZodType> = matters[action]['~orpc'].inputSchema!.shape
  return FIELD_NAMES.flatMap(name => (fields[name] ? [[name, fields[name]]] : []))
}

/** In the order in which a form asks for them. */
export const FIELD_NAMES = [
  'reached',
  'postingId',
  'intoId',
  'placeId',
  'category',
  'kind',
  'text',
  'result',
  'words',
  'reason',
  'rightChannel',
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** Sends an action upon one matter; the fields are those of `fieldsOf`. */
export const take =
  (action: DeskAction, { region, id }: Matter): Call<object, Matter> =>
  (fields, context) =>
    (client.matters[action] as Call<object, Matter>)({ region, id, ...fields }, context)
