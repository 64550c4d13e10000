import type { OpenPage } from './manifest.ts'
import * as modules from './modules.ts'

/** What modules show to everybody. */
export const OPEN: readonly OpenPage[] = Object.values(modules).flatMap(({ open = [] }) => open)
