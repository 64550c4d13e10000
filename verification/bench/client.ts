/** A lean client of the app: connections that stay open, bodies that are read only by whoever wants to. */
import { Agent, request } from 'node:http'
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { newId } from '#platform/ids.ts'

type Call = { procedure: string; token: string; input: object }
export type Client = {
  /** The body of a yes; anything else is an error that names the procedure. */
  call(call: Call): Promise<Buffer>
  close(): void
}

export function openClient(url: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const { hostname, port } = new URL(url)
  const call = ({ procedure, token, input }: Call): Promise<Buffer> =>
    new Promise((done, fail) => {
      const body = JSON.stringify({ json: input })
      const sent = request(
        {
          agent,
          hostname,
          port,
          method: 'POST',
          path: `/rpc/${procedure.replace('.', '/')}`,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-command-id': newId(),
          },
        },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', part => parts.push(part))
          answer.once('error', fail)
          answer.once('end', () => {
            const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
            if (answer.statusCode === 200) done(whole)
            else
              fail(
                new Error(`${procedure}: ${answer.statusCode} ${whole.toString().slice(0, 300)}`),
              )
          })
        },
      )
      sent.once('error', fail)
      sent.end(body)
    })
  return { call, close: () => agent.destroy() }
}

const wire = new StandardRPCJsonSerializer()

/** An answer as the contract knows it. */
export function read(body: Buffer): unknown {
  const { json, meta } = JSON.parse(body.toString()) as { json: unknown; meta?: [] }
  return wire.deserialize(json, meta ?? [])
}
