/** The demo, or a house as asked for, in a server of its own and a browser before it, for as long as something is watched there. */
import { launchBrowser } from '../e2e/browser.ts'
import { openWindows } from '../e2e/windows.ts'
import { openProofHouse, type ProofHouse } from './house.ts'

export async function onStage(
  work: (house: ProofHouse) => Promise<void>,
  options: Parameters<typeof openProofHouse>[0] = { demo: true },
): Promise<void> {
  const house = await openProofHouse(options)
  try {
    const browser = await launchBrowser(house.folder)
    try {
      await openWindows(house.url, browser.wsEndpoint())
      await work(house)
    } finally {
      await browser.close()
    }
  } finally {
    await house.remove()
  }
}
