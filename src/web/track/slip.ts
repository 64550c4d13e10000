/** What stands on a slip, and lets whoever holds it follow the matter. */
export type Slip = { region: number; number: string; code: string }

/**
 * /track/#<region>/<number>/<code>, as it is printed; none where it was mistyped beyond reading. What
 * stands behind the # stays in the browser: no log and no proxy on the way learns the code.
 */
export function slipInAddress(): Slip | undefined {
  try {
    const [region, number, code] = window.location.hash.slice(1).split('/').map(decodeURIComponent)
    return region && number && code ? { region: Number(region), number, code } : undefined
  } catch {
    return undefined
  }
}

export const showInAddress = ({ region, number, code }: Slip) =>
  window.history.replaceState(
    null,
    '',
    `/track/#${[region, number, code].map(encodeURIComponent).join('/')}`,
  )
