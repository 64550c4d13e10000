import { proofs } from './proofs.ts'
import { texts, together } from './texts.ts'

const own = texts({
  zh: {
    regions: { where: '选择地区', again: '重新选择社区', none: '这里还没有开通的社区。' },
  },
  en: {
    regions: { where: 'Choose the area', again: 'Choose another community', none: 'No community is open here yet.' },
  },
})

/** What the pages without an account share: regions, passwords, authenticators. */
export const open = together(own, proofs)
