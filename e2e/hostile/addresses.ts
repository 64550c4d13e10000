/** Texts that stand in an address, or in a field before anybody sent it. */
import type { Page } from 'playwright-core'
import { called, type Dealer, packed, REGION, type Shown, type Sight } from './sights.ts'
import { button } from '../windows.ts'

const region = REGION

export function addressSights(texts: Dealer): Sight[] {
  const asked = (field: string, who: string, path: string): Sight => {
    const shows = texts.fitting(60).map((_, round) => texts.deal(field, 60, round))
    const paths = shows.map(
      ([, text]) => `${path}?words=${encodeURIComponent(JSON.stringify(text))}`,
    )
    return { who: called(who), path: paths[0]!, shows, leaves: follow(paths) }
  }
  const slips = texts.fitting(20).map((_, round): Sight => {
    const number = texts.deal('matters.track.number', 20, round)
    const code = texts.deal('matters.track.code', 12, round)
    const path = `/track/#${region}/${encodeURIComponent(number[1])}/${encodeURIComponent(code[1])}`
    return { who: null, path, shows: [number, code], refused: true }
  })
  return [
    asked('matters.list.words', 'clerk', '/desk/matters'),
    asked('people.list.words', 'secretary', '/desk/residents'),
    asked('people.list.words', 'grid1', '/field/homes'),
    ...slips,
    { who: null, path: `/track/#${region}/%E0%A4%A/x`, shows: [], refused: true },
    ...kinds(texts),
    typed(texts),
    ...drafts(texts),
    ...nowhere(texts),
    ...answers(texts),
  ]
}

const goTo = (page: Page, to: string) =>
  page.evaluate(goes => history.pushState(null, '', goes), to)

/** The next address each time. */
function follow(paths: readonly string[]): Sight['leaves'] {
  let nth = 0
  return async page => {
    const next = paths[++nth]
    if (next === undefined) return false
    await goTo(page, next)
    return true
  }
}

/** A kind that no method knows is shown as it was asked for. */
function kinds(texts: Dealer): Sight[] {
  const shows = texts.fitting(60).map((_, round) => texts.deal('matters.list.kind', 60, round))
  const paths = shows.map(
    ([, text]) => `/desk/matters?kind=${encodeURIComponent(JSON.stringify(text))}`,
  )
  return [{ who: called('clerk'), path: paths[0]!, shows, leaves: follow(paths) }]
}

/** The one field for everything. */
function typed(texts: Dealer): Sight {
  const shows = texts.fitting(40).map((_, round) => texts.deal('people.find.words', 40, round))
  let nth = 0
  const type = (page: Page, label: string) =>
    page.getByRole('combobox', { name: label }).fill(shows[nth]![1])
  return {
    who: called('clerk'),
    path: '/desk/paper',
    shows,
    async act(page, t) {
      await page.keyboard.press('Control+k')
      await type(page, t('palette.title'))
    },
    async leaves(page, t) {
      if (++nth === shows.length) return false
      await type(page, t('palette.title'))
      return true
    },
  }
}

/** A report before it is sent, as its last step repeats it. */
function drafts(texts: Dealer): Sight[] {
  const where = packed(texts.fitting(200), 200)
  return packed(texts.fitting(2000), 2000).map((text, nth): Sight => {
    const placeWords = where[nth % where.length]!
    const shows: Shown[] = [
      ['draft.text', text.trim()],
      ['draft.placeWords', placeWords],
    ]
    return {
      who: called('resident'),
      path: '/resident/report',
      shows,
      async act(page, t) {
        await page.getByRole('radio').first().check()
        await page.getByLabel(t('report.words')).fill(text)
        await button(page, t('act.next')).click()
        await page.getByRole('radio', { name: t('place.inWords') }).check()
        await page.getByRole('textbox').fill(placeWords)
        await button(page, t('act.next')).click()
        await button(page, t('act.send')).waitFor()
      },
    }
  })
}

/** Where there is nothing: every surface says so in words of its own. */
function nowhere(texts: Dealer): Sight[] {
  const odd = texts.fitting(200).filter((_, nth) => nth % 7 === 0)
  const ways: [who: string | null, path: (text: string) => string][] = [
    [called('resident'), text => `/resident/matters/${text}/${text}`],
    [called('resident'), text => `/resident/${text}?step=${text}`],
    [called('grid1'), text => `/field/${text}?view=${text}`],
    [called('clerk'), text => `/desk/${text}`],
    [
      called('clerk'),
      text => `/desk/matters?view=${text}&matter=${text}&sort=${text}&saved=${text}`,
    ],
    [called('clerk'), text => `/desk/overview?region=${text}`],
    [null, text => `/who/?region=${text}&place=${text}`],
    [null, text => `/invite/#${text}`],
    [null, text => `/setup/?${text}`],
    [null, text => `/?to=${text}#${text}`],
  ]
  return odd.map((text, nth) => {
    const [who, path] = ways[nth % ways.length]!
    return { who, path: path(encodeURIComponent(text)), shows: [], refused: true }
  })
}

/** What programs are answered, opened in a browser: with hostile words in it, or asked for by some. */
function answers(texts: Dealer): Sight[] {
  const odd = texts.fitting(200).filter((_, nth) => nth % 29 === 0)
  const paths = odd.flatMap(text => {
    const word = encodeURIComponent(text)
    return [
      `/api/regions/${word}/grids`,
      `/rpc/${word}`,
      `/files/${word}/${word}`,
      `/assets/${word}`,
    ]
  })
  const filled = ['matters?view=all&limit=100', 'grids', 'places', 'statements', 'views', 'profile']
  return [...filled.map(list => `/api/regions/${region}/${list}`), ...paths].map(path => ({
    who: called('secretary'),
    path,
    shows: [],
    bare: true,
    refused: true,
  }))
}
