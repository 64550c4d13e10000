import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { visit, complained, settled, stage, SMALL_PHONE, PHONE, DESK } from './visitor.ts'
const TAGS = ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']
const look = async (page: any) => { const t=performance.now(); const r = await new AxeBuilder({page}).withTags(TAGS).setLegacyMode().analyze(); console.log(Math.round(performance.now()-t), page.url(), r.passes.length, r.violations.map(v => v.id+': '+v.nodes.slice(0,3).map(n=>n.html.slice(0,150)).join('\n  ')), r.incomplete.map(v=>v.id+v.nodes.length)) }
test('probe', async () => {
  let t=performance.now()
  const lap = (w: string) => { console.log(w, Math.round(performance.now()-t)); t=performance.now() }
  const p = await visit(null, '/'); lap('door'); console.log(complained()); await look(p); await p.setViewportSize(SMALL_PHONE); await look(p)
  for (const [who, path] of [['heyuan-resident','/resident/'],['heyuan-resident','/resident/matters'],['heyuan-resident','/resident/report'],['heyuan-resident','/resident/me'],['heyuan-grid1','/field/'],['heyuan-grid1','/field/record'],['heyuan-clerk','/desk/matters'],['heyuan-clerk','/desk/record'],['heyuan-clerk','/desk/figures'],['heyuan-clerk','/desk/territory'],['heyuan-secretary','/desk/postings'],['yunling-street','/desk/'],['yunling-city','/desk/']] as const) {
    t=performance.now()
    const page = await visit(who, path); lap(path)
    await page.screenshot({path: `/tmp/shots/${path.replaceAll('/','_')}-${who}.png`})
    await look(page)
    await page.setViewportSize(path.startsWith('/desk') ? PHONE : SMALL_PHONE); await settled(page); await page.screenshot({path: `/tmp/shots/${path.replaceAll('/','_')}-${who}-small.png`}); await look(page)
    console.log(complained())
  }
}, 100000)
