/**
 * Opens a surface without a network: its shell and nothing else is kept. What is asked of the server
 * never is. The build puts `SHELL` before this file, once for each surface.
 */
declare const SHELL: { surface: string; version: string; assets: string[] }

type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void }
type Worker = EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } }

const worker = globalThis as unknown as Worker
const { surface, version, assets } = SHELL
const PREFIX = `linli-${surface}-`
const CACHE = PREFIX + version
const PAGE = `/${surface}/`
/** Longer than this nobody waits for the network to open the page. */
const PATIENCE_MS = 3000

worker.addEventListener('install', event => {
  ;(event as Waiting).waitUntil(
    caches
      .open(CACHE)
      .then(cache => cache.addAll(assets))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', event => {
  const forget = async () => {
    const old = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== CACHE)
    await Promise.all(old.map(name => caches.delete(name)))
    await worker.clients.claim()
  }
  ;(event as Waiting).waitUntil(forget())
})

worker.addEventListener('fetch', event => {
  const { request, respondWith } = event as Fetching
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(PAGE))
    respondWith.call(event, newestPage(request))
  else if (assets.includes(pathname) && pathname !== PAGE) respondWith.call(event, keptOr(request))
})

/** The page as it is now, or as it was kept when the network is slow or the app away. */
async function newestPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(PAGE)
  const fresh = fetch(request)
  if (!kept) return fresh
  const patience = new Promise<Response>(done => setTimeout(() => done(kept), PATIENCE_MS))
  // A app that is just being renewed answers with an error, if at all.
  const whole = fresh.then(
    answer => (answer.status >= 500 ? kept : answer),
    () => kept,
  )
  return Promise.race([whole, patience])
}

/** Names of assets carry their content, so what was kept under a name is still right. */
const keptOr = async (request: Request): Promise<Response> =>
  (await (await caches.open(CACHE)).match(request)) ?? fetch(request)
