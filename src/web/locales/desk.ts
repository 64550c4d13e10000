import { en } from './desk-en.ts'
import { zh } from './desk-zh.ts'
import { texts } from './texts.ts'

export const desk = texts({ zh, en })
