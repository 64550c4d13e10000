type Box = { x: number; y: number; width: number; height: number }

/** Shares a box among items by their size: cut in two near halves across the longer side, again and again. */
export function tiles<Item>(
  sized: readonly { item: Item; size: number }[],
  box: Box,
): (Box & { item: Item })[] {
  if (sized.length < 2) return sized.map(({ item }) => ({ item, ...box }))
  const whole = sized.reduce((sum, { size }) => sum + size, 0)
  let cut = 1
  let part = sized[0]!.size
  while (cut < sized.length - 1 && part + sized[cut]!.size / 2 < whole / 2)
    part += sized[cut++]!.size
  const share = part / whole
  const { x, y, width, height } = box
  const halves: [Box, Box] =
    width >= height
      ? [
          { ...box, width: width * share },
          { ...box, x: x + width * share, width: width * (1 - share) },
        ]
      : [
          { ...box, height: height * share },
          { ...box, y: y + height * share, height: height * (1 - share) },
        ]
  return [...tiles(sized.slice(0, cut), halves[0]), ...tiles(sized.slice(cut), halves[1])]
}
