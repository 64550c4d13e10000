import { ORPCError } from '@orpc/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { Language } from '#web/i18n.ts'
import type { Import, Dataset, Preview } from '../contract.ts'

export type Field = Preview['fields'][Dataset][number]

const POLL_MS = 1000
const LONGEST_NAME = 120

/** While an import is tried, carried out or undone, nobody can do anything with it but wait or stop it. */
export const isAtWork = ({ state }: Pick<Import, 'state'>) =>
  state === 'planning' || state === 'running' || state === 'undoing'

/** Asked for every second while the server is at work on it, so that a reload finds the same progress. */
export const importOptions = (region: number, id: string) =>
  queryOptions({
    ...api.imports.get.queryOptions({ input: { region, id } }),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? POLL_MS : false),
  })

export const importsOptions = (region: number) =>
  queryOptions({
    ...api.imports.list.queryOptions({ input: { region } }),
    refetchInterval: ({ state: { data } }) => (data?.some(isAtWork) ? POLL_MS : false),
  })

/** Sends a file as it is and gives the id of its import; what the server refuses is thrown as its calls throw it. */
export async function sendDataset(region: number, file: File): Promise<string> {
  const asked = new URLSearchParams({
    region: String(region),
    name: file.name.slice(-LONGEST_NAME),
  })
  const answer = await fetch(`/imports?${asked}`, { method: 'POST', body: file })
  const told = await answer.json()
  if (!answer.ok) throw new ORPCError(told.code ?? 'INTERNAL_SERVER_ERROR', told)
  return told.id
}

export const templateOf = (dataset: Dataset) => `/imports/template/${dataset}`
export const failedRowsOf = ({ region, id }: Import) => `/imports/${region}/${id}/failed`

/** One of the two languages in which the server names fields and reasons. */
export const inWords = (words: { zh: string; en: string } | null, language: Language) =>
  words?.[language] ?? ''
