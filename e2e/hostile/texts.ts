/** Every text that somebody can write, as the contracts tell it, and what becomes of it. */
import { shapeOf } from '#verification/fuzz/inputs.ts'
import { PROCEDURES } from '#verification/fuzz/fuzz-batch.ts'

type Shape = ReturnType<typeof shapeOf>

/** The free texts of all inputs: `module.verb.path`, and the most letters that each takes. */
export function writableTexts(): Map<string, number> {
  const found = new Map<string, number>()
  for (const [name, procedure] of PROCEDURES) {
    const { inputSchema } = procedure['~orpc']
    if (inputSchema) collect(shapeOf(inputSchema), name, found)
  }
  return found
}

function collect(shape: Shape, path: string, found: Map<string, number>): void {
  const { type, format, pattern, properties = {}, items, additionalProperties } = shape
  if (shape.enum || shape.const !== undefined || format || pattern || isFlag(shape)) return
  for (const one of shape.anyOf ?? []) collect(one, path, found)
  if (shape.anyOf) return
  if (type === 'string' || type === undefined) found.set(path, shape.maxLength ?? Infinity)
  if (items) collect(items, `${path}[]`, found)
  for (const [key, inner] of Object.entries(properties)) collect(inner, `${path}.${key}`, found)
  if (!additionalProperties) return
  found.set(`${path}{key}`, Infinity)
  collect(additionalProperties, `${path}{}`, found)
}

/** A yes or no, which an address can only spell. */
const isFlag = ({ anyOf }: Shape) => anyOf?.some(({ type }) => type === 'boolean') ?? false

const CODE = 'only a word of the app itself is taken'
const SECRET = 'compared and forgotten'
const FOUNDED = 'written once, in an empty house: a proof of its own'

/** Texts that no screen shows, and why. */
export const UNSHOWN: Record<string, string> = {
  'territory.places.words': 'read as an address, and answered by one',
  'territory.addGrid.level': CODE,
  'territory.changeGrid.level': CODE,
  'access.signIn.login': SECRET,
  'access.signIn.password': SECRET,
  'access.signInByCode.request': SECRET,
  'access.changePassword.password': SECRET,
  'access.changePassword.newPassword': SECRET,
  'access.signInAsDemo.key': CODE,
  'access.colleagues.role': CODE,
  'access.setPreference.key': 'a screen asks for its own',
  'access.shareView.role': 'compared with the role of whoever asks',
  'access.shareView.view{key}': 'a screen asks for its own',
  'access.acceptInvite.token': SECRET,
  'access.acceptInvite.password': SECRET,
  'access.setUp.token': SECRET,
  'access.setUp.login': SECRET,
  'access.setUp.name': FOUNDED,
  'access.setUp.password': SECRET,
  'access.setUp.methodId': CODE,
  'access.setUp.regions[].name': FOUNDED,
  'access.appoint.login': 'its owner types it',
  'access.appoint.role': CODE,
  'access.appoint.password': SECRET,
  'access.forgetSecondFactor.code': SECRET,
  'imports.plan.mapping.columns[].field': CODE,
  'imports.plan.mapping.fixed{key}': CODE,
  'people.export.words': 'who got nothing took nothing: the words stand in the query',
  'matters.export.words': 'who got nothing took nothing: the words stand in the query',
  'people.join.code': SECRET,
  'people.lookUp.number': 'compared with what is sealed',
  'imports.plan.mapping.places[].address': 'compared with the places that a trial asks for',
  'matters.report.kind': CODE,
  'matters.record.kind': CODE,
  'matters.intake.externalId': 'for the program that handed it in',
  'matters.classify.kind': CODE,
  'matters.export.kind': CODE,
  'matters.submitFeedbackByCode.number': 'compared with a slip',
  'matters.submitFeedbackByCode.code': 'compared with a slip',
  'matters.reopenByCode.number': 'compared with a slip',
  'matters.reopenByCode.code': 'compared with a slip',
}

/** Those that come in beside the contracts: in files, and in fields before they are sent. */
const BESIDE = [
  'file.name',
  'file.header',
  'file.sample',
  'file.estate',
  'file.name of a resident',
  'file.origin',
  'draft.text',
  'draft.placeWords',
]

/** The fields of which no screen showed anything, though one should. */
export function unreadOf(shown: readonly (readonly [field: string, text: string])[]): string[] {
  const read = new Set(shown.map(([field]) => field))
  const all = [...writableTexts().keys(), ...BESIDE]
  return all.filter(field => !read.has(field) && !(field in UNSHOWN))
}
