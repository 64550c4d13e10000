/** A lean caller over real HTTP: one kept connection, and what was answered, without judging it. */
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:http'

export type Answered = {
  status: number
  body: { json?: unknown }
  /** The session that was given with it. */
  cookie?: string
  ms: number
}
export type Ask = (procedure: string, input: unknown, commandId: string) => Promise<Answered>

/** The kind of answer that says nothing about the write: busy, gone, or cut off before its end. */
export const unclear = ({ status }: { status: number }): boolean => status === 0 || status >= 500

/** Calls procedures of a server as whoever holds a token; an answer that never came has status 0. */
export function openClient(
  url: string,
  token: string | null,
  { keepAlive = true, more = {} }: { keepAlive?: boolean; more?: Record<string, string> } = {},
): Ask & { close(): void } {
  const agent = new Agent({ keepAlive, maxSockets: 1 })
  const headers = {
    ...more,
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const ask: Ask = (procedure, input, commandId) =>
    new Promise(resolve => {
      const began = performance.now()
      const body = JSON.stringify({ json: input })
      const answer = (status: number, text = '', cookie?: string) =>
        resolve({
          status,
          body: parsed(text),
          ms: performance.now() - began,
          ...(cookie && { cookie }),
        })
      const call = request(
        `${url}/rpc/${procedure}`,
        {
          agent,
          method: 'POST',
          headers: {
            ...headers,
            'content-length': Buffer.byteLength(body),
            'x-command-id': commandId,
          },
        },
        response => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', part => (text += part))
          response.once('end', () => answer(response.statusCode!, text, sessionOf(response)))
          response.once('error', () => answer(0))
        },
      )
      call.once('error', () => answer(0))
      call.end(body)
    })
  return Object.assign(ask, { close: () => agent.destroy() })
}

const sessionOf = ({ headers }: IncomingMessage): string | undefined =>
  /^linli=([^;]+)/.exec(headers['set-cookie']?.[0] ?? '')?.[1]

function parsed(text: string): { json?: unknown } {
  try {
    return JSON.parse(text) as { json?: unknown }
  } catch {
    return {}
  }
}
