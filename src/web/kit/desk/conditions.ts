import type { z } from 'zod'

/** Every condition taken away: each as it is where nothing is asked. */
export const blankOf = <Conditions extends z.ZodObject>(conditions: Conditions) =>
  ({
    ...Object.fromEntries(Object.keys(conditions.shape).map(name => [name, undefined])),
    ...conditions.parse({}),
  }) as z.output<Conditions>

/** The conditions among all that the address of a register says: one text for one question. */
export const questionOf = <Question extends object>(blank: Question, search: Question): string =>
  JSON.stringify(search, Object.keys(blank))
