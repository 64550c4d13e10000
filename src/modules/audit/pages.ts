/** Long records are told a page at a time, newest first. */
export const PAGE = 60

/** One line more was asked for than is shown, to know whether there is anything earlier. */
export const inPages = <Line extends { id: string }>(lines: Line[]) => {
  const rows = lines.slice(0, PAGE)
  return { rows, earlier: lines.length > PAGE ? rows.at(-1)!.id : null }
}
