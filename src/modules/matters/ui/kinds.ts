/** The kinds of the method in view, in the language of the reader. */
export type Kinds = readonly { id: string; name: string }[]

/** The roles and levels of the method in view, in the language of the reader. */
export type InWords = { roleName: (role: string) => string; levelName: (level: string) => string }

type Held = { ownerName: string | null; ownerRole: string | null }

/** Who has a matter, and as what; nothing, while nobody has it. */
export const holderOf = (
  { ownerName, ownerRole }: Held,
  { roleName }: Pick<InWords, 'roleName'>,
  between = ' · ',
) => [ownerName, ownerRole && roleName(ownerRole)].filter(Boolean).join(between)

/** A kind of another method keeps the name that the server gives. */
export const nameOf = (kinds: Kinds, kind: string, otherwise: string) =>
  kinds.find(({ id }) => id === kind)?.name ?? otherwise
