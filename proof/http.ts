/** A lean caller over real HTTP: one kept connection, and what was answered, without judging it. */
import { Agent, request } from 'node:http'

export type Answered = { status: number; body: { json?: unknown }; ms: number }
export type Ask = (procedure: string, input: unknown, commandId: string) => Promise<Answered>

/** The kind of answer that says nothing about the write: busy, gone, or cut off before its end. */
export const unclear = ({ status }: { status: number }): boolean => status === 0 || status >= 500

/** Calls procedures of a server as whoever holds a token; an answer that never came has status 0. */
export function openClient(url: string, token: string | null): Ask & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const ask: Ask = (procedure, input, commandId) =>
    new Promise(resolve => {
      const began = performance.now()
      const body = JSON.stringify({ json: input })
      const answer = (status: number, text = '') =>
        resolve({ status, body: parsed(text), ms: performance.now() - began })
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
          response.once('end', () => answer(response.statusCode!, text))
          response.once('error', () => answer(0))
        },
      )
      call.once('error', () => answer(0))
      call.end(body)
    })
  return Object.assign(ask, { close: () => agent.destroy() })
}

function parsed(text: string): { json?: unknown } {
  try {
    return JSON.parse(text) as { json?: unknown }
  } catch {
    return {}
  }
}
