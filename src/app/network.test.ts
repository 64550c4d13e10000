import { expect, test } from 'vitest'
import { exposed } from './exposure.ts'
import { isOurHost, isOurSite, neighbourhood, readNetwork, whereFrom } from './network.ts'

const from = (proxies: string, peer: string, headers: Record<string, string> = {}) =>
  whereFrom(readNetwork({ LINLI_PROXY: proxies }), peer, name => headers[name])

test.each([
  ['', '198.51.100.9', '203.0.113.7', '198.51.100.9'],
  ['127.0.0.1', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1, 10.0.0.2', '127.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['127.0.0.1, 10.0.0.0/8', '127.0.0.1', '1.1.1.1, 203.0.113.7, 10.9.8.7', '203.0.113.7'],
  ['2001:db8::/32', '2001:db8::1', '203.0.113.7:4711', '203.0.113.7'],
  ['127.0.0.1', '127.0.0.1', '[2001:db8::7]:4711', '2001:db8::7'],
  ['127.0.0.1', '127.0.0.1', '', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1', 'unknown', '127.0.0.1'],
])('behind %s the peer %s that speaks for "%s" is %s', (proxies, peer, heard, address) => {
  expect(from(proxies, peer, { 'x-forwarded-for': heard }).address).toBe(address)
})

test('the scheme is that of the step in which the caller came, however many proxies follow', () => {
  const two = '127.0.0.1, 10.0.0.2'
  const chain = '203.0.113.7, 10.0.0.2'
  for (const [proxies, heard, proto, https] of [
    [two, chain, 'https, http', true],
    [two, chain, 'http, https', false],
    [two, chain, 'https', true],
    ['127.0.0.1', '203.0.113.7', 'https', true],
    ['127.0.0.1', '203.0.113.7', 'https, http', false],
    ['', '203.0.113.7', 'https', false],
  ] as const)
    expect(
      from(proxies, '127.0.0.1', { 'x-forwarded-for': heard, 'x-forwarded-proto': proto }).https,
      `${proxies} ${proto}`,
    ).toBe(https)
  expect(from('127.0.0.1', '127.0.0.1', { 'x-forwarded-proto': 'https' }).https).toBe(true)
})

test('only a program of this machine that speaks for nobody else is here', () => {
  expect(from('', '127.0.0.1').here).toBe(true)
  expect(from('', '::1').here).toBe(true)
  expect(from('', '192.168.1.7').here).toBe(false)
  for (const name of [
    'x-forwarded-for',
    'x-real-ip',
    'forwarded',
    'x-forwarded-proto',
    'via',
    'cf-connecting-ip',
    'true-client-ip',
    'x-client-ip',
    'x-original-forwarded-for',
  ])
    expect(from('', '127.0.0.1', { [name]: '127.0.0.1' }).here, name).toBe(false)
})

test('a proxy that adds no header is told by the page of the browser behind it, and by the name of the app', () => {
  const here = (headers: Record<string, string>, env: NodeJS.ProcessEnv = {}) =>
    whereFrom(readNetwork(env), '127.0.0.1', name => headers[name]).here
  const host = '127.0.0.1:8311'
  expect(here({ host })).toBe(true)
  expect(here({ host: '[::1]:8311', origin: 'http://[::1]:8311' })).toBe(true)
  expect(here({ host, referer: 'http://localhost:8311/desk' })).toBe(true)
  expect(here({ host, referer: 'https://linli.example.org/' })).toBe(false)
  expect(here({ host, origin: 'https://linli.example.org' })).toBe(false)
  expect(here({ host, origin: 'null' })).toBe(false)
  expect(here({ host: 'linli.example.org' })).toBe(false)
  expect(here({ host: '192.168.1.7:8311' })).toBe(false)
  expect(here({ host }, { LINLI_ORIGIN: 'https://linli.example.org' })).toBe(false)
})

test('a name that a name server could point at this app is answered only if it was written down', () => {
  const answers = (host: string, env: NodeJS.ProcessEnv, at: string) =>
    isOurHost(readNetwork(env, at), host)
  const named = { LINLI_ORIGIN: 'https://linli.example.org, http://here.example:8311' }
  for (const host of ['localhost:8311', '127.0.0.1', '[::1]:8311'])
    expect(answers(host, {}, '127.0.0.1'), host).toBe(true)
  for (const host of ['evil.example', 'localhost.evil.example', '192.168.1.7:8311', '', 'a b'])
    expect(answers(host, {}, '127.0.0.1'), host).toBe(false)
  expect(answers('192.168.1.7:8311', {}, '0.0.0.0')).toBe(true)
  expect(answers('evil.example', {}, '0.0.0.0')).toBe(false)
  expect(answers('linli.example.org', named, '0.0.0.0')).toBe(true)
  expect(answers('here.example', named, '127.0.0.1')).toBe(false)
})

test('a write comes from a site that was written down, or from the very page of a fixed name', () => {
  const network = readNetwork({ LINLI_ORIGIN: 'https://linli.example.org' })
  const takes = (headers: Record<string, string>) => isOurSite(network, name => headers[name])
  expect(takes({ origin: 'https://linli.example.org', host: '127.0.0.1:8311' })).toBe(true)
  expect(takes({ origin: 'http://linli.example.org', host: 'linli.example.org' })).toBe(false)
  expect(takes({ origin: 'http://evil.example', host: 'evil.example' })).toBe(false)
  expect(takes({ origin: 'http://localhost:8311', host: 'localhost:8311' })).toBe(true)
  expect(takes({ origin: 'http://localhost:8312', host: 'localhost:8311' })).toBe(false)
  expect(takes({})).toBe(true)
})

test('what is no address, no network or no site is said at the start', () => {
  for (const LINLI_PROXY of ['proxy.example', '10.0.0.0/', '10.0.0.0/99', '10.0.0.0/8/8'])
    expect(() => readNetwork({ LINLI_PROXY }), LINLI_PROXY).toThrow('LINLI_PROXY')
  for (const LINLI_ORIGIN of ['linli.example.org', 'file:///x'])
    expect(() => readNetwork({ LINLI_ORIGIN }), LINLI_ORIGIN).toThrow('LINLI_ORIGIN')
})

test('whoever has a network of IPv6 addresses is one', () => {
  expect(neighbourhood('203.0.113.7')).toBe('203.0.113.7')
  expect(neighbourhood('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(neighbourhood('2001:db8::6')).toBe('2001:db8:0:0')
  expect(neighbourhood('::1')).toBe('0:0:0:0')
})

test('an app that others reach says at its start what it lacks, and one of this machine says nothing', () => {
  const missing = (env: NodeJS.ProcessEnv, host: string, demo = false) => {
    const network = readNetwork(env, host)
    const demoOpen = env.LINLI_DEMO === '1'
    return exposed({ host, demo, demoOpen, network }).map(
      ({ en }) => /[A-Z_]{8,}|demo/.exec(en)![0],
    )
  }
  expect(missing({}, '127.0.0.1', true)).toEqual([])
  expect(missing({}, '0.0.0.0', true)).toEqual([
    'LINLI_ORIGIN',
    'LINLI_PROXY',
    'LINLI_HSTS',
    'demo',
  ])
  const whole = { LINLI_ORIGIN: 'https://a.example', LINLI_PROXY: '10.0.0.1', LINLI_HSTS: '1' }
  expect(missing(whole, '0.0.0.0')).toEqual([])
  expect(missing({ ...whole, LINLI_DEMO: '1' }, '127.0.0.1', true)).toEqual(['LINLI_DEMO'])
  expect(missing({ ...whole, LINLI_ORIGIN: 'http://a.example' }, '::')).toEqual(['LINLI_ORIGIN'])
})
