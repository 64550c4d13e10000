/** Where the app stands in its network: whose word about a caller is believed, and under which names it answers. */
import { BlockList, isIP } from 'node:net'

export type Network = {
  /** Whether a peer is a proxy of ours, whose forwarding headers are believed. */
  isProxy(address: string): boolean
  hasProxies: boolean
  /** The sites that are this app, as a browser names them. */
  origins: ReadonlySet<string>
  /** Whether only programs of this machine reach it. */
  loopback: boolean
  /** Whether browsers are told to come by HTTPS only. */
  hsts: boolean
}

/** What is known of a caller before a word of the call is read. */
export type Whereabouts = {
  address: string
  https: boolean
  /** A program on this machine that speaks for nobody else. */
  here: boolean
}
type Headers = (name: string) => string | undefined

/** Reads `LINLI_PROXY` (addresses and networks), `LINLI_ORIGIN` and `LINLI_HSTS`. */
export function readNetwork(env: NodeJS.ProcessEnv = process.env, host = '127.0.0.1'): Network {
  const proxies = new BlockList()
  const named = listOf(env.LINLI_PROXY)
  for (const proxy of named) allow(proxies, proxy)
  return {
    isProxy: address => isIP(address) > 0 && proxies.check(address, family(address)),
    hasProxies: named.length > 0,
    origins: new Set(listOf(env.LINLI_ORIGIN).map(originOf)),
    loopback: isLoopback(host),
    hsts: env.LINLI_HSTS === '1',
  }
}

/**
 * Each proxy writes down behind the others whom it heard: the last one that is no proxy of ours is the
 * caller, and what stands before it anybody may have made up. The scheme is the one of that same step.
 */
export function whereFrom(network: Network, peer: string, header: Headers): Whereabouts {
  const last = plain(peer)
  const steps = [...listOf(header('x-forwarded-for')).map(withoutPort), last]
  const caller = steps.findLastIndex(step => !network.isProxy(step))
  const ours = steps.length - 1 - caller
  const schemes = listOf(header('x-forwarded-proto'))
  const named = steps[Math.max(caller, 0)]!
  return {
    address: isIP(named) ? named : last,
    https: ours > 0 && schemes[Math.max(schemes.length - ours, 0)] === 'https',
    here: isHere(network, last, header),
  }
}

/**
 * Whether a program of this machine calls for itself. A proxy beside us that adds no header is still told
 * by what a browser says of its page; and whoever gave the app a name opened it to others. A program
 * behind such a proxy of an app without a name cannot be told.
 */
function isHere({ origins }: Network, peer: string, header: Headers): boolean {
  if (peer !== IN_PROCESS && !isLoopback(peer)) return false
  if (origins.size > 0 || FORWARDING.some(name => header(name))) return false
  const pages = ['origin', 'referer'].flatMap(name => header(name) ?? [])
  const asked = `http://${header('host') ?? 'localhost'}`
  return [asked, ...pages].every(site => isLoopback(hostnameOf(site)))
}

/** Whether a call is meant for this app: a name that is not known may be a stranger's, pointed at our address. */
export function isOurHost(network: Network, host: string | undefined): boolean {
  if (host === undefined) return true
  return isFixed(network, host) || [...network.origins].some(site => new URL(site).host === host)
}

/** Whether a write comes from a page of this app; a program names no site and carries its token by hand. */
export function isOurSite(network: Network, header: Headers): boolean {
  const origin = header('origin')
  if (origin) {
    const host = header('host')
    // A sandboxed page names itself `null`, which is no site at all.
    if (!URL.canParse(origin)) return false
    return (
      network.origins.has(new URL(origin).origin) ||
      (new URL(origin).host === host && isFixed(network, host))
    )
  }
  const site = header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** One caller for all limits: whoever has a line at home has more IPv6 addresses than there are limits. */
export function neighbourhood(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const [left, right] = [head, tail ?? ''].map(part => part.split(':').filter(Boolean))
  const zeros = tail === undefined ? 0 : 8 - left!.length - right!.length
  return [...left!, ...Array<string>(zeros).fill('0'), ...right!].slice(0, 4).join(':')
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** Names that no name server can point anywhere else. */
function isFixed({ loopback }: Network, host: string): boolean {
  const name = hostnameOf(`http://${host}`)
  return isLoopback(name) || (!loopback && isIP(name) > 0)
}

const hostnameOf = (site: string): string =>
  URL.canParse(site) ? new URL(site).hostname.replace(/^\[|\]$/g, '') : ''

/** A caller of tests, without a socket. */
export const IN_PROCESS = 'in-process'
/** By these somebody else is spoken for, whoever makes the software of the proxy or the network in front. */
const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-original-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-envoy-external-address',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'ali-cdn-real-ip',
  'cdn-src-ip',
  'via',
]

const listOf = (text: string | undefined): string[] =>
  (text ?? '').split(',').flatMap(part => part.trim() || [])
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
/** A socket for both families names an IPv4 address in the way of the other. */
export const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')
const withoutPort = (step: string) =>
  plain(step.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1'))

function allow(proxies: BlockList, proxy: string) {
  const [address = '', bits, ...more] = proxy.split('/')
  try {
    if (more.length || !isIP(address)) throw new TypeError(proxy)
    if (bits === undefined) proxies.addAddress(address, family(address))
    else proxies.addSubnet(address, Number(bits || Number.NaN), family(address))
  } catch {
    throw new Error(
      `LINLI_PROXY 不是地址或网段 / LINLI_PROXY is neither an address nor a network: ${proxy}`,
    )
  }
}

function originOf(site: string): string {
  const { origin = 'null' } = URL.canParse(site) ? new URL(site) : {}
  if (origin !== 'null') return origin
  throw new Error(
    `LINLI_ORIGIN 应形如 https://linli.example.org / LINLI_ORIGIN should look like https://linli.example.org: ${site}`,
  )
}
