/**
 * `node verification/pictures.ts [word…]`: opens the demo and takes a picture of every page, as on a phone and
 * as on a desk, into docs/pictures, with a list of them all; with words, of those screens that have one in their name.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { ROOT } from '#app/config.ts'
import { dress } from '../e2e/look.ts'
import type { Cases, Screen } from '../e2e/screens.ts'
import { leaveSeats, openCases, seat, show } from '../e2e/shows.ts'
import { DESKS, DOORS, PHONES, type Surface } from '../e2e/surfaces.ts'
import { DESK, PHONE, settled } from '../e2e/windows.ts'
import { onStage } from './stage.ts'

const FOLDER = join(ROOT, 'docs/pictures')
const SIZES = { phone: PHONE, desk: DESK } as const
const MOST_BYTES = 80 * 1024
const SURFACES = [...PHONES, DESKS, DOORS]
const wanted = process.argv.slice(2)

await onStage(async () => {
  await mkdir(FOLDER, { recursive: true })
  const cases = await openCases()
  for (const surface of SURFACES)
    for (const screen of pagesOf(surface)) if (isWanted(screen)) await take(surface, screen, cases)
  await leaveSeats()
})
await writeFile(join(FOLDER, 'README.md'), list())

/** What the demo shows by itself; a refusal is no page. */
function pagesOf({ screens }: Surface): Screen[] {
  return screens.filter(({ answers, refused }) => !answers && !refused)
}

function isWanted({ name }: Screen): boolean {
  return wanted.length === 0 || wanted.some(word => name.includes(word))
}

async function take(surface: Surface, screen: Screen, cases: Cases) {
  const { words, themes } = surface
  const page = await seat(screen.who, 'zh')
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    await dress(page, themes[0]!)
    await show(page, screen, { language: 'zh', words, cases })
    await settled(page)
    const welcome = page.getByRole('button', { name: '跳过', exact: true })
    if (await welcome.isVisible()) {
      await page.keyboard.press('Escape')
      await welcome.click()
      await show(page, screen, { language: 'zh', words, cases })
      await settled(page)
    }
    await writeFile(join(FOLDER, fileOf(surface, screen, size)), await packed(page))
  }
  console.log(screen.name)
}

/** As good as it can be within what a repository can bear. */
async function packed(page: Page): Promise<Buffer> {
  const picture = await page.screenshot()
  for (const quality of [75, 60, 45]) {
    const webp = await sharp(picture).webp({ quality, effort: 6 }).toBuffer()
    if (webp.length <= MOST_BYTES) return webp
  }
  throw new Error('a picture that no quality makes small')
}

function fileOf({ id }: Surface, { name }: Screen, size: string): string {
  return `${id}-${name.replaceAll('’', '').replaceAll(/[^a-z]+/g, '-')}.${size}.webp`
}

function list(): string {
  const parts = SURFACES.map(surface => {
    const pair = (screen: Screen) => {
      const pictures = Object.keys(SIZES).map(
        size => `![${screen.name}, ${size}](${fileOf(surface, screen, size)})`,
      )
      return `| ${screen.name} | ${pictures.join(' | ')} |`
    }
    const title = surface.name[0]!.toUpperCase() + surface.name.slice(1)
    return `## ${title}\n\n| page | phone | desk |\n|---|---|---|\n${pagesOf(surface).map(pair).join('\n')}\n`
  })
  return `# Every page\n\nTaken from the demo, which is fictitious, by \`node verification/pictures.ts\`.\n\n${parts.join('\n')}`
}
