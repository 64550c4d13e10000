/** As much of a text as may be kept; what is cut is not cut through a letter. */
export const clipped = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
