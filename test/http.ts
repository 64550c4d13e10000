/** An app over real HTTP, and the ways in which tests call it. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { AppContext } from '#modules/ctx.ts'
import type { Share } from '#app/fair-share.ts'
import { makeFront } from '#app/http.ts'
import { readNetwork } from '#app/network.ts'
import { openServer } from '#app/server.ts'
import { newId } from '#platform/ids.ts'
import type { Person, Town } from './make.ts'

/** An app on this machine, without pages. */
export const ALONE = { webFolder: null, network: readNetwork({}), demoOpen: true }

export const JSON_BODY = { 'content-type': 'application/json' }
type Headers = Record<string, string>

/** Serves an app on a free port until the file's tests are over. */
export async function openFront(
  app: AppContext,
  {
    webFolder = null,
    env = process.env,
    demoOpen = true,
    share,
  }: { webFolder?: string | null; env?: NodeJS.ProcessEnv; demoOpen?: boolean; share?: Share } = {},
) {
  const network = readNetwork(env)
  const { fetch: answer } = makeFront({ ...app, webFolder, network, demoOpen, share })
  const server = openServer({ ...app, network, fetch: answer })
  server.listen(0, '127.0.0.1')
  afterAll(() => new Promise(done => server.close(done)))
  await new Promise(done => server.once('listening', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const ask = (path: string, init: RequestInit = {}) => fetch(url + path, init)
  const rpc = (procedure: string, input: unknown, headers: Headers = {}) =>
    ask(`/rpc/${procedure}`, {
      method: 'POST',
      headers: { ...JSON_BODY, 'x-command-id': newId(), ...headers },
      body: JSON.stringify({ json: input }),
    })
  return { url, ask, rpc, stream: (path: string, body: Body) => stream(url + path, body) }
}

export const bearer = (town: Town, who: Person) => ({
  authorization: `Bearer ${town.tokenOf(who)}`,
})

type Body = { headers: Headers; total: number; head?: Buffer }

/** Streams a body until the server answers; gives what it said, and how much it had taken by then. */
function stream(url: string, { headers, total, head = Buffer.alloc(0) }: Body) {
  return new Promise<{ status: number; text: string; bytes: number }>((resolve, reject) => {
    const call = request(url, { method: 'POST', headers })
    const part = Buffer.alloc(64 * 1024, 32)
    let bytes = 0
    let answered = false
    const write = () => {
      while (!answered && bytes < total) {
        bytes += part.length
        if (!call.write(part)) {
          call.once('drain', write)
          return
        }
      }
      if (!answered) call.end()
    }
    call.once('response', async response => {
      answered = true
      const taken = bytes
      let text = ''
      for await (const piece of response) text += String(piece)
      resolve({ status: response.statusCode!, text, bytes: taken })
      call.destroy()
    })
    call.on('error', error => {
      if (!answered) reject(error)
    })
    call.write(head)
    write()
  })
}
