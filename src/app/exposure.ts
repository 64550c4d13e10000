/** What is still missing when others than this machine reach the app; docs/operations.md says how to mend it. */
import type { Config } from './config.ts'
import { isLoopback } from './network.ts'

type Asked = Pick<Config, 'host' | 'demo' | 'demoOpen' | 'network'>
type Said = { zh: string; en: string }

/** Nothing for an app that only its own machine reaches, and answers under no other name. */
export function exposed({ host, demo, demoOpen, network }: Asked): Said[] {
  const { origins, hsts, hasProxies } = network
  if (isLoopback(host) && origins.size === 0) return []
  const secure = [...origins].every(site => site.startsWith('https:'))
  return [
    ...(origins.size ? [] : [ORIGIN]),
    ...(origins.size && !secure ? [HTTPS] : []),
    ...(hasProxies ? [] : [PROXY]),
    ...(hsts ? [] : [HSTS]),
    ...(demo ? [demoOpen ? DEMO_OPEN : DEMO] : []),
  ]
}

const ORIGIN = {
  zh: '未设置 LINLI_ORIGIN：除 IP 地址外，任何网址都打不开本系统',
  en: 'LINLI_ORIGIN is not set: under any name but an IP address nobody is answered',
}
const HTTPS = {
  zh: 'LINLI_ORIGIN 中有不加密的 http 网址',
  en: 'LINLI_ORIGIN names an address of http, which is not encrypted',
}
const PROXY = {
  zh: '未设置 LINLI_PROXY：前面没有可信的 HTTPS 代理，密码以明文传输，所有来访者算作同一地址',
  en: 'LINLI_PROXY is not set: no proxy with HTTPS is believed, passwords travel in clear, all visitors count as one address',
}
const HSTS = {
  zh: '未设置 LINLI_HSTS=1：浏览器可能退回不加密的连接',
  en: 'LINLI_HSTS=1 is not set: browsers may fall back to a connection that is not encrypted',
}
const DEMO = {
  zh: '演示数据仍在本系统中：正式使用请设置 LINLI_DEMO=0 并换用空的数据文件夹',
  en: 'the demo is in this app: for real use set LINLI_DEMO=0 and an empty data folder',
}
const DEMO_OPEN = {
  zh: 'LINLI_DEMO=1：任何来访者都能以演示人物（包括管理员）身份进入',
  en: 'LINLI_DEMO=1: every visitor may step into any person of the demo, administrators included',
}
