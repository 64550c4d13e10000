/** A app and a browser before it, for as long as something is watched there. */
import { launchBrowser } from '../e2e/browser.ts'
import { endAll, openStage, type Stage } from '../e2e/stage.ts'
import { openWindows } from '../e2e/windows.ts'
import { startServer, type RunningServer } from './server.ts'

/** The demo in a server of its own, growing as it does for everybody. */
export async function onStage(work: (app: RunningServer) => Promise<void>): Promise<void> {
  const app = await startServer({ demo: true })
  try {
    const browser = await launchBrowser(app.folder)
    try {
      await openWindows(app.url, browser.wsEndpoint())
      await work(app)
    } finally {
      await browser.close()
    }
  } finally {
    await app.remove()
  }
}

/** The demo as it is first planted, or an empty app: the same in which `npm test` looks at screens. */
export async function onStillStage(
  setting: { demo: boolean },
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  const endings: (() => Promise<void>)[] = []
  try {
    const stage = await openStage(setting, end => endings.push(end))
    await openWindows(stage.url, stage.browser)
    await work(stage)
  } finally {
    await endAll(endings)
  }
}
