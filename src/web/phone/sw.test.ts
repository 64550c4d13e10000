import { afterAll, beforeAll, expect, test, vi } from 'vitest'

type Handler = (event: object) => void

const handlers = new Map<string, Handler>()
const cache = { match: async () => new Response('kept') }

beforeAll(async () => {
  vi.stubGlobal('SHELL', { surface: 'resident', version: '1', assets: ['/resident/'] })
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('location', { origin: 'http://house' })
  vi.stubGlobal('addEventListener', (name: string, does: Handler) => handlers.set(name, does))
  await import('./sw.ts')
})
afterAll(() => vi.unstubAllGlobals())

test.each([
  [502, 'kept'],
  [404, 'fresh'],
  [200, 'fresh'],
])('where the app answers %s, a page opens as it was %s', async (status, from) => {
  expect(await opened(async () => new Response('fresh', { status }))).toBe(from)
})

test('where no network is, a page opens as it was kept', async () => {
  expect(await opened(() => Promise.reject(new TypeError('no network')))).toBe('kept')
})

/** What somebody gets who opens a page of the surface, while the network does so. */
async function opened(network: () => Promise<Response>): Promise<string> {
  vi.stubGlobal('fetch', network)
  const request = { url: 'http://house/resident/me', method: 'GET', mode: 'navigate' }
  const answer = await new Promise<Response>(done =>
    handlers.get('fetch')!({ request, respondWith: done }),
  )
  return answer.text()
}
