/** A table as CSV that a spreadsheet opens as it is: a mark for UTF-8 in front, CRLF, every cell in quotes. */
export const csvOf = (rows: readonly (readonly string[])[]) =>
  `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

/** What begins like a formula gets an apostrophe: a spreadsheet must not calculate what a resident wrote. */
const cell = (text: string) =>
  `"${(/^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Hands a text to the browser as a file. */
export function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
