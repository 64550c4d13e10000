import type { TestProject } from 'vitest/node'
import type { TestDatabase } from './database.ts'
import { startTestDatabase } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

let database: TestDatabase | undefined

export async function setup(project: TestProject): Promise<void> {
  database = await startTestDatabase()
  project.provide('databaseUrl', database.adminUrl)
}

export const teardown = () => database?.stop()
