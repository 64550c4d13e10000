/** The timeline of a community for everybody: years from the newest down, and what holds without one. */
import { html } from 'hono/html'
import type { PublicPage } from '#modules/manifest.ts'
import type { Honour } from './contract.ts'
import { honours } from './honours.ts'
import { texts, TITLE } from './texts.ts'

export const timeline: PublicPage = {
  path: '/honours',
  title: TITLE,
  async render({ ctx, region, language }) {
    const t = texts[language]
    const rows = await honours(ctx, { region })
    if (rows.length === 0) return html`<p>${t.none}</p>`
    const years = Map.groupBy(rows, ({ year }) => year)
    return html`<ol class="timeline">
      ${[...years].map(
        ([year, rows]) =>
          html`<li>
            <h2>${year ?? t.undated}</h2>
            <ul>
              ${rows.map(row => line(row, language))}
            </ul>
          </li>`,
      )}
    </ol>`
  },
}

function line(row: Honour, language: 'zh' | 'en') {
  const t = texts[language]
  const by = [row.level && t.level[row.level], row.issuer, row.holder].filter(Boolean).join(' · ')
  const until = row.toOn ?? t.today
  return html`<li class="${row.good ? row.kind : 'status bad'}">
    <span class="tag">${row.kind === 'status' && !row.good ? t.bad : t.kind[row.kind]}</span>
    <strong>${row.title}</strong>
    ${by && html`<small>${by}</small>`}
    ${row.fromOn && html`<small><time datetime="${row.fromOn}">${row.fromOn}</time> – ${until}</small>`}
    ${row.note && html`<p>${row.note}</p>`}
    ${row.photo && html`<img src="${row.photo.url}" alt="${t.certificate}" loading="lazy" width="160" />`}
  </li>`
}
