/** A table as CSV that a spreadsheet opens as it is: a mark for UTF-8 in front, CRLF, every cell in quotes. */
export const csvOf = (rows: readonly (readonly string[])[]) =>
  `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

/** What begins like a formula gets an apostrophe: a spreadsheet must not calculate what a resident wrote. */
const cell = (text: string) =>
  `"${(/^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Hands a text or what was made of it to the browser as a file. */
export function download(name: string, content: string | Blob) {
  const file =
    typeof content === 'string' ? new Blob([content], { type: 'text/csv;charset=utf-8' }) : content
  const address = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
