/**
 * Work: what every noun is made with, and no noun by name. A migration gives a noun its tables by the
 * functions of the schema `work`; the factories here read and write them. What a noun is, who may do
 * what with it and how it reads are its own.
 */
import { defineModule } from '../manifest.ts'

export { attachmentsOf } from './attachments.ts'
export type { Step } from './lifecycle.ts'
export { lifecycle } from './lifecycle.ts'
export { obligationsOf } from './obligations.ts'
export type { Change } from './promises.ts'
export type { Line } from './story.ts'
export { storyOf } from './story.ts'
export { wordsOf } from './words.ts'

export const work = defineModule({ abilities: {}, contract: {}, policy: {}, routes: {} })
