/**
 * A gateway for text messages, as an app finds one in the world: of each message it writes the code
 * into a file. It keeps no process alive.
 */
import { appendFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export async function openGateway(file: string): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const code = /\d{6}/.exec((JSON.parse(await text(incoming)) as { text: string }).text)?.[0]
    await appendFile(file, `${JSON.stringify({ time: new Date(), code })}\n`)
    outgoing.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
