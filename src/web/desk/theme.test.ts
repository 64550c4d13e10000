import { expect, test } from 'vitest'
import { METHODS } from '#methods/index.ts'
import { bandColour, BLUE, contrastWithWhite, deskTheme } from './theme.ts'

test('every colour of words can be read on white', () => {
  const words = Object.entries(deskTheme.token ?? {}).filter(([name]) =>
    /^color(Primary|Link|Success|Warning|Error|Text\w*)(Hover)?$/.test(name),
  )
  expect(words.length).toBeGreaterThan(10)
  for (const [name, colour] of words)
    expect(contrastWithWhite(String(colour)), name).toBeGreaterThanOrEqual(4.5)
})

test('the edge of a control stands out 3 to 1', () => {
  expect(contrastWithWhite(deskTheme.token!.colorBorder!)).toBeGreaterThanOrEqual(3)
})

test('the band takes the colour of a method only where white words can be read on it', () => {
  expect(contrastWithWhite('#1677ff')).toBeCloseTo(4.1, 1)
  expect(bandColour('#1677ff')).toBe(BLUE)
  expect(bandColour('#b3261e')).toBe('#b3261e')
  for (const { brand } of METHODS)
    expect(contrastWithWhite(bandColour(brand.colour))).toBeGreaterThanOrEqual(4.5)
})
