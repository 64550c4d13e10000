/** What this browser keeps under a name; nothing where it keeps nothing. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** What was kept under a name is gone. */
export function unstore(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** All that was kept under names that begin so is gone. */
export function unstoreAll(beginning: string) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) unstore(key)
  } catch {
    // Where nothing is kept, there is nothing to forget.
  }
}

/** A browser that keeps nothing, or has no room left, works on without. */
export function store(key: string, text: string) {
  try {
    localStorage.setItem(key, text)
  } catch {
    // What was chosen or written holds as long as the page.
  }
}
