/** Watches a page for anything that happens because a text was taken for more than a text. */
import type { Page } from 'playwright-core'

/** What the pages of the app ask for by themselves. */
const OWN =
  /^\/(rpc|api|assets|files|imports|sheets|resident|field|desk|track|who|setup|invite)\/|^\/(icon|favicon|apple-touch)|^\/(honours|public\.css)$|^\/$/

/** What happened in a page since it was last asked. */
export type Watch = () => Promise<string[]>

/** To be laid on before the page goes anywhere: what runs, what is forbidden, opened, asked for, or drawn. */
export async function watch(page: Page, app: string): Promise<Watch> {
  const heard: string[] = []
  const tell = (what: string) => void heard.push(what)
  await page.exposeFunction('ran', () => tell('a text ran'))
  await page.exposeFunction('forbidden', (what: string) => tell(`forbidden: ${what}`))
  await page.addInitScript(() => {
    const { forbidden } = globalThis as unknown as { forbidden(what: string): void }
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      forbidden(`${violatedDirective} ${blockedURI} ${sample}`),
    )
  })
  page.on('dialog', async dialog => {
    tell(`a ${dialog.type()} opened: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('popup', async popup => {
    tell(`a window opened: ${popup.url()}`)
    await popup.close()
  })
  page.on('frameattached', () => tell('a frame was attached'))
  page.on('request', request => {
    const { protocol, origin, pathname } = new URL(request.url())
    const known = origin === app ? OWN.test(pathname) : ['blob:', 'data:'].includes(protocol)
    if (!known) tell(`${request.resourceType()} asked for: ${request.url().slice(0, 200)}`)
  })
  return async () => [...heard.splice(0), ...(await page.evaluate(foreignParts))]
}

/** Runs in the page: parts that no component of ours draws. */
function foreignParts(): string[] {
  const NEVER =
    'iframe, frame, object, embed, applet, base, marquee, math, template, animate, set, foreignObject, dialog, video, audio, keygen, plaintext, xss, x-ran, [data-ran], meta[http-equiv], body > form[action], [srcdoc], [ping], [background], [poster], [formaction]'
  const ADDRESSES = ['href', 'src', 'action', 'xlink:href']
  const SAFE = /^(https?:|tel:|otpauth:|blob:|data:image\/(png|jpeg|webp|gif)[;,])/
  const isStrange = (part: Element): boolean => {
    if (part.matches(NEVER)) return true
    const attributes = part.getAttributeNames()
    if (attributes.some(name => name.toLowerCase().startsWith('on'))) return true
    return ADDRESSES.some(name => {
      const value = part.getAttribute(name)
      if (value === null) return false
      const { protocol, href, origin } = new URL(value, location.href)
      const foreign = protocol.startsWith('http') && origin !== location.origin
      return foreign || !SAFE.test(href)
    })
  }
  return [...document.querySelectorAll('*')]
    .filter(isStrange)
    .map(part => `drawn: ${part.outerHTML.slice(0, 160)}`)
}

/** Runs in the page: everything that it says, to the eye or to a reader, in whatever is drawn of it. */
export function saidIn(): string {
  const NAMES = ['aria-label', 'title', 'alt', 'placeholder']
  const said: string[] = [document.title]
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) said.push(walk.currentNode.nodeValue ?? '')
  for (const part of document.querySelectorAll('*')) {
    for (const name of NAMES) said.push(part.getAttribute(name) ?? '')
    if (part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement)
      said.push(part.value)
  }
  return said.filter(Boolean).join('\n\u0000\n')
}
