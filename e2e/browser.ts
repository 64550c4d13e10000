/** The browser that the pages are looked at with: the one in the packages, or what this machine has. */
import { join } from 'node:path'
import packaged, { inflate } from '@sparticuz/chromium'
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'

const PACKAGED = join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin')
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
  // A page is looked at for a moment: its scripts do not live long enough to be worth the last optimisation.
  '--js-flags=--no-opt --min-semi-space-size=32',
]

/**
 * Starts the first browser that will: the one that CHROME_PATH names, the packaged one unpacked into
 * `folder`, the same with its own libraries and letters for a machine that has none, an installed one.
 */
export async function launchBrowser(folder: string): Promise<BrowserServer> {
  const faults: unknown[] = []
  for (const find of [named, () => unpacked(folder), () => unpackedWhole(folder), ...INSTALLED]) {
    try {
      const browser = await find()
      if (browser) return await chromium.launchServer({ ...browser, args: ARGS })
    } catch (fault) {
      faults.push(fault)
    }
  }
  throw new AggregateError(
    faults,
    '没有能启动的浏览器，请用 CHROME_PATH 指明 / no browser starts; name one in CHROME_PATH',
  )
}

const named = (): LaunchOptions | undefined =>
  process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : undefined

const INSTALLED: (() => LaunchOptions)[] = [
  () => ({ executablePath: '/usr/bin/chromium' }),
  () => ({ channel: 'chrome' }),
  () => ({ channel: 'msedge' }),
]

/** The package unpacks where temporary files go, and takes for whole whatever a killed run has left there. */
async function unpacked(folder: string): Promise<LaunchOptions> {
  return { executablePath: await inFolder(folder, () => packaged.executablePath(PACKAGED)) }
}

async function unpackedWhole(folder: string): Promise<LaunchOptions> {
  const libraries = await inFolder(folder, () => inflate(join(PACKAGED, 'al2023.tar.br')))
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(libraries, 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  }
  return { ...(await unpacked(folder)), env }
}

async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
