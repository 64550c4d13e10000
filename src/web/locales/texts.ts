/** The texts of one area in both languages; the compiler asks that English has every Chinese key. */
export type Tree = { [key: string]: string | Tree }
export type Texts = { zh: Tree; en: Tree }

type Keys<T> = { [K in keyof T]: T[K] extends string ? string : Keys<T[K]> }

export const texts = <const T extends Tree>(both: { zh: T; en: Keys<NoInfer<T>> }) => both as unknown as Texts

/** Several areas as one. */
export const together = (...areas: Texts[]): Texts => ({
  zh: Object.assign({}, ...areas.map(area => area.zh)),
  en: Object.assign({}, ...areas.map(area => area.en)),
})
