/** A process of its own that sends wrong input, so that whoever looks meanwhile is disturbed by the app alone. */
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:http'
import { closedLoop } from './load.ts'

const MEGABYTE = 1024 * 1024

export type Order = { url: string; region: number; tokens: string[]; seconds: number }
export type Sent = { refused: number; errors: number; longest: number }

process.once('message', (order: Order) => {
  void rush(order).then(sent => process.send!(sent, () => process.disconnect()))
})

/** A client for each token, and one beside it without any; half of what they send is a list, and half a text without an end. */
async function rush({ url, region, tokens, seconds }: Order): Promise<Sent> {
  const agent = new Agent({ keepAlive: true })
  const bodies = [{ states: Array(MEGABYTE / 2).fill(1) }, { words: 'x'.repeat(MEGABYTE) }].map(
    wrong => Buffer.from(JSON.stringify({ json: { region, ...wrong } })),
  )
  let longest = 0
  const { done, errors } = await closedLoop({ at: 2 * tokens.length, seconds }, async nth => {
    const authorization = `Bearer ${tokens[nth % tokens.length]}`
    const headers = { 'content-type': 'application/json', ...(nth % 2 && { authorization }) }
    const sent = request(`${url}/rpc/matters/list`, { agent, headers, method: 'POST' })
    sent.end(bodies[Math.floor(nth / 2) % 2])
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    let length = 0
    for await (const part of answer) length += (part as Buffer).length
    longest = Math.max(longest, length)
  })
  agent.destroy()
  return { refused: done, errors: errors.length, longest }
}
