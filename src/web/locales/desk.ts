import { en } from './desk-en.ts'
import { imports } from './desk-imports.ts'
import { ledger } from './desk-ledger.ts'
import { zh } from './desk-zh.ts'
import { overview } from './desk-overview.ts'
import { slips } from './desk-slips.ts'
import { ways } from './desk-ways.ts'
import { type Texts, texts } from './texts.ts'

const AREAS: Texts[] = [texts({ zh, en }), imports, ledger, ways, overview, slips]

export const desk: Texts = {
  zh: Object.assign({}, ...AREAS.map(area => area.zh)),
  en: Object.assign({}, ...AREAS.map(area => area.en)),
}
