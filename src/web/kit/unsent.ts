/** Forms that hold words which are kept nowhere else. */
const forms = new Set<() => boolean>()

/** As long as such a form holds words, nobody is led away from it; gives the way to say that it is gone. */
export function staysFor(holdsWords: () => boolean) {
  forms.add(holdsWords)
  return () => void forms.delete(holdsWords)
}

export const isUnsent = () => [...forms].some(holdsWords => holdsWords())
