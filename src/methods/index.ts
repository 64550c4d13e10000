/**
 * The methods this installation knows, each in every version under which a record may still be
 * open. A sixth community is one more file and one more line here.
 */
import type { Abilities, Method, Role } from './define.ts'
import { chainService } from './chain-service.ts'
import { fiveHearts } from './five-hearts.ts'
import { fourModes } from './four-modes.ts'
import { goodWords } from './good-words.ts'
import { oneHome } from './one-home.ts'

export type { Abilities, Method, Role, Text } from './define.ts'

export const METHODS: readonly Method[] = [oneHome, fiveHearts, chainService, goodWords, fourModes]

/** The newest version of a method; refuses an unknown name, for a record must not lose its rules. */
export function latest(id: string, known: readonly Method[] = METHODS): Method {
  const found = known.filter(method => method.id === id).sort((a, b) => b.version - a.version)[0]
  if (!found) throw new Error(`no method named ${id}`)
  return found
}

/** The method as it stood when a record was opened under it. */
export function versionOf(id: string, version: number, known: readonly Method[] = METHODS): Method {
  const found = known.find(method => method.id === id && method.version === version)
  if (!found) throw new Error(`no version ${version} of method ${id}`)
  return found
}

/** What a role may do, of all that the nouns know: by its bundles, and as its method says beside that. */
export function abilitiesOf(role: Role, known: Abilities): ReadonlySet<string> {
  const held = Object.keys(known).filter(ability => known[ability]!.some(bundle => role.bundles.includes(bundle)))
  return new Set([...held, ...(role.also ?? [])]).difference(new Set(role.without))
}
