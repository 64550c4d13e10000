/** What all browser tests share: one house with the demo, and one browser. */
import type { TestProject } from 'vitest/node'
import { endAll, openStage, type Stage } from './stage.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Stage
  }
}

const endings: (() => Promise<void>)[] = []

export async function setup(project: TestProject): Promise<void> {
  project.provide('stage', await openStage({ demo: true }, end => endings.push(end)))
}

export const teardown = () => endAll(endings)
