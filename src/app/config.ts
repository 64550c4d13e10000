import { join, resolve } from 'node:path'
import type { Network } from './network.ts'
import { readNetwork } from './network.ts'
import type { Gateway } from './text-messages.ts'

/** What the environment says, read once. */
export type Config = {
  port: number
  host: string
  dataFolder: string
  /** A PostgreSQL of one's own; without it the embedded one. */
  databaseUrl: string | null
  demo: boolean
  /** Through which text messages leave; without it nobody signs in by phone, save in the demo. */
  gateway?: Gateway | null
  /** How much a resident may report in an hour, where that is not the usual. */
  reportsPerHour?: number | null
  /** Whether its people may be stepped into from everywhere, and not only from this machine. */
  demoOpen: boolean
  network: Network
}

export const ROOT = resolve(import.meta.dirname, '../..')

export function readConfig(): Config {
  const { env } = process
  const port = Number(env.PORT ?? 8311)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 不是端口号 / PORT is not a port: ${env.PORT}`)
  const host = env.LINLI_HOST || '127.0.0.1'
  const databaseUrl = env.DATABASE_URL || null
  return {
    port,
    host,
    dataFolder: resolve(env.LINLI_DATA ?? join(ROOT, 'data')),
    databaseUrl,
    demo: env.LINLI_DEMO ? env.LINLI_DEMO === '1' : databaseUrl === null,
    gateway: gatewayIn(env),
    reportsPerHour: reportsIn(env),
    demoOpen: env.LINLI_DEMO === '1',
    network: readNetwork(env, host),
  }
}

function gatewayIn({ LINLI_SMS_URL: url, LINLI_SMS_TOKEN: token = '' }: NodeJS.ProcessEnv) {
  if (!url) return null
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`LINLI_SMS_URL 不是网址 / LINLI_SMS_URL is no web address: ${url}`)
  return { url, token }
}

function reportsIn({ LINLI_REPORTS: reports }: NodeJS.ProcessEnv): number | null {
  if (!reports) return null
  if (!/^[1-9]\d{0,6}$/.test(reports))
    throw new Error(`LINLI_REPORTS 不是件数 / LINLI_REPORTS is no number of matters: ${reports}`)
  return Number(reports)
}
