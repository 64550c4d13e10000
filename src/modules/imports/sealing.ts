/** Numbers and names made ready outside any transaction: indexed, sealed, cut into what finds them. */
import { setImmediate } from 'node:timers/promises'
import { indexesOf, sealed, tokensOf } from '#modules/people/index.ts'
import type { writeDown } from '#modules/people/index.ts'
import type { Vault } from '#platform/vault.ts'
import type { ChangeSet, Numbers } from './decide.ts'
import type { Entry } from './entries.ts'
import { masked } from './cells.ts'
import { REASONS } from './refusals.ts'
import type { FindingRow } from './work-queries.ts'

/** It is work of the processor alone: after so many persons others get their turn. */
export const AT_ONCE = 50

/** The phones and citizen ids of some rows, with the indexes under which they are found. */
export async function numbersOf(vault: Vault, entries: readonly Entry[]): Promise<Numbers[]> {
  const numbers: Numbers[] = []
  for (const [i, { person }] of entries.entries()) {
    if (i % AT_ONCE === 0) await setImmediate()
    const { phone, citizenId } = person ?? {}
    numbers.push({
      ...(phone && { phone: numberOf(vault, phone) }),
      ...(citizenId && { citizenId: numberOf(vault, citizenId) }),
    })
  }
  return numbers
}

function numberOf(vault: Vault, value: string) {
  const known = indexesOf(vault, value)
  return { value, index: known[0]!, known }
}

/** What is on the changes as rows to write: numbers sealed, names made findable. */
export async function sealAll(
  vault: Vault,
  { households, persons, residencies, numbers }: ChangeSet,
  since: Date,
): Promise<Parameters<typeof writeDown>[2]> {
  const columns = new Map<string, ReturnType<typeof sealed>>()
  for (const [i, [id, gained]] of [...numbers].entries()) {
    if (i % AT_ONCE === 0) await setImmediate()
    const fields = Object.entries(gained) as [keyof Numbers, NonNullable<Numbers['phone']>][]
    columns.set(
      id,
      Object.assign(
        {},
        ...fields.map(([field, number]) => sealed(vault, id, { field, ...number })),
      ),
    )
  }
  const unnumbered = {
    phoneCipher: null,
    phoneIndex: null,
    citizenIdCipher: null,
    citizenIdIndex: null,
  }
  const rowOf = ({ mark: _, ...row }: { id: string; mark: string | null }) => row
  return {
    households: { added: households.added.map(rowOf), changed: [...households.changed.values()] },
    persons: {
      added: persons.added.map(person => ({
        ...rowOf(person),
        since,
        ...unnumbered,
        ...columns.get(person.id),
      })),
      changed: [...persons.changed.values()].map(({ to, ...row }) => ({
        ...row,
        to: { ...to, ...columns.get(row.id) },
      })),
    },
    residencies: {
      added: residencies.added.map(rowOf),
      changed: [...residencies.changed.values()],
    },
    tokens: await allTokens(persons.added),
  }
}

async function allTokens(
  persons: ChangeSet['persons']['added'],
): Promise<ReturnType<typeof tokensOf>> {
  const all: ReturnType<typeof tokensOf> = { personIds: [], tokens: [] }
  for (let i = 0; i < persons.length; i += AT_ONCE) {
    await setImmediate()
    const { personIds, tokens } = tokensOf(persons.slice(i, i + AT_ONCE))
    all.personIds.push(...personIds)
    all.tokens.push(...tokens)
  }
  return all
}

/** What is wrong with some rows: the cell of each, and what stands in it, sealed as the file is. */
export async function sealFindings(
  vault: Vault,
  importId: string,
  { entries, columnOf }: { entries: readonly Entry[]; columnOf(field: string): number | null },
): Promise<FindingRow[]> {
  const findings: FindingRow[] = []
  for (const { sheet, row, noticed } of entries) {
    for (const { field, reason, value } of noticed) {
      if (findings.length % AT_ONCE === 0) await setImmediate()
      const sealedValue = value && vault.seal(masked(value), findingOf(importId))
      findings.push({
        sheet,
        row,
        column: columnOf(field),
        field,
        reason,
        fails: REASONS[reason].fails,
        value: sealedValue ? `\\x${sealedValue.toString('hex')}` : null,
      })
    }
  }
  return findings
}

export const findingOf = (importId: string) => `import-finding:${importId}`
