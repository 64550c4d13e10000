/** Text messages on their way out: through a gateway by HTTP; in the demo, into the log. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '#modules/ctx.ts'
import type { Log } from '#platform/log.ts'

/** Takes `POST {phone, text}` with the token as bearer. */
export type Gateway = { url: string; token: string }
type Given = { gateway: Gateway | null; demo: boolean; log: Log }

const TRIES = 3
const PATIENCE_MS = 5000
const REST_MS = 1000

/** The way for messages, if there is one. Whoever asks does not wait for it: it is outside of any transaction. */
export function textsBy({ gateway, demo, log }: Given): App['sendText'] {
  if (gateway) return (phone, text) => void deliver(gateway, { phone, text }, log)
  // The only place where a code is written down: it is how one signs in where no messages are sent.
  return demo
    ? (_, text) => log.info({ code: /\d{6}/.exec(text)?.[0] }, 'text message (development sender)')
    : null
}

/** Tries again what may go better later; what fails for good is told without the number. */
async function deliver(gateway: Gateway, message: object, log: Log): Promise<void> {
  for (let tries = 1; ; tries++) {
    const status = await post(gateway, message)
    if (status < 300) return
    const hopeless = status < 500 && status !== 429
    if (hopeless || tries === TRIES) return log.error({ status, tries }, 'text message not sent')
    await sleep(tries * REST_MS)
  }
}

/** The status of the answer; 599 where none came in time. */
const post = ({ url, token }: Gateway, message: object): Promise<number> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  }).then(
    async answer => {
      await answer.body?.cancel()
      return answer.status
    },
    () => 599,
  )
