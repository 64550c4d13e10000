/** A running server as the replay meets it: signed in as a service that hands messages in, tried again in an outage. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { METHODS } from '#methods/index.ts'
import { newId } from '#platform/ids.ts'
import type { AppContract } from './modules.ts'

type Server = ContractRouterClient<AppContract, { commandId?: string }>
export type Desk = { server: Server; region: number }

const WAITS_MS = [200, 500, 1000, 2000, 4000, 8000]
const AWAY = [429, 502, 503, 504]

/**
 * Signs in with a token, or as a demo person whose role may hand messages in. Refuses an address
 * where no server answers, and a server that gives no such right.
 */
export async function signIn(url: string, given: string | undefined): Promise<Desk> {
  const base = url.replace(/\/+$/, '')
  if (!URL.canParse(base)) throw new Error(`${base} 不是网址 / is no address`)
  try {
    const token = given ?? (await demoToken(serverAt(base)))
    const server = serverAt(base, token)
    const { posting, abilities } = await server.access.me()
    if (posting && abilities.includes('matter.intake')) return { server, region: posting.region }
  } catch (error) {
    throw told(base, error)
  }
  throw new Error(
    'LINLI_TOKEN 的岗位不能转入留言 / the posting of LINLI_TOKEN may not hand messages in',
  )
}

function told(base: string, error: unknown): unknown {
  const because = (message: string) => new Error(message, { cause: error })
  if (isUnavailable(error)) return because(`${base} 没有服务在运行 / no server answers there`)
  if (!(error instanceof ORPCError)) return error
  if (error.status === 401)
    return because('LINLI_TOKEN 无效或已过期 / LINLI_TOKEN is wrong or has expired')
  return because(`${base} 不是邻里服务 / is no Linli server (${error.message})`)
}

/** Carries one command out once: tried again under the same id while the network or the server is away. */
export async function command<T>(
  call: (context: { context: { commandId: string } }) => Promise<T>,
): Promise<T> {
  const context = { commandId: newId() }
  for (const wait of WAITS_MS) {
    try {
      return await call({ context })
    } catch (error) {
      if (!isUnavailable(error) && !isUnlucky(error)) throw error
      await sleep(wait)
    }
  }
  return call({ context })
}

/** The network, a restart, a crowd: nothing that the message is to blame for. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof ORPCError
    ? AWAY.includes(error.status)
    : error instanceof TypeError && error.cause !== undefined

/** What takes the right away from all that follows. */
export const isShut = (error: unknown): boolean =>
  error instanceof ORPCError && [401, 403].includes(error.status)

/** The same message is on its way elsewhere, or the server stumbled: worth another try, then the row's own fault. */
const isUnlucky = (error: unknown): boolean =>
  error instanceof ORPCError && [409, 500].includes(error.status)

function serverAt(base: string, token?: string): Server {
  return createORPCClient(
    new RPCLink<{ commandId?: string }>({
      url: `${base}/rpc`,
      headers: ({ context }) => ({
        ...(token && { authorization: `Bearer ${token}` }),
        ...(context.commandId && { 'x-command-id': context.commandId }),
      }),
    }),
  )
}

async function demoToken(server: Server): Promise<string> {
  const people = await server.access.demoPeople()
  const service = people.find(({ methodId, role }) =>
    METHODS.some(
      method => method.id === methodId && method.roles[role]?.bundles.includes('takesIn'),
    ),
  )
  if (!service)
    throw new Error(
      '没有登录凭证：请设置 LINLI_TOKEN / no credentials: set LINLI_TOKEN, for this server has no demo',
    )
  return (await server.access.signInAsDemo({ key: service.key })).token
}
