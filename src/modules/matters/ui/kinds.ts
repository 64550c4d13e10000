/** The kinds of the method in view, in the language of the reader. */
export type Kinds = readonly { id: string; name: string }[]

/** The roles and levels of the method in view, in the language of the reader. */
export type InWords = { roleName: (role: string) => string; levelName: (level: string) => string }

/** A kind of another method keeps the name that the server gives. */
export const nameOf = (kinds: Kinds, kind: string, otherwise: string) =>
  kinds.find(({ id }) => id === kind)?.name ?? otherwise
