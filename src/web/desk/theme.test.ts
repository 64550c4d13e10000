import { expect, test } from 'vitest'
import { METHODS } from '#methods/index.ts'
import { bandColour, BLUE, contrast, DARK_GROUND, darkTheme, deskTheme } from './theme.ts'

const SCHEMES = [
  { ground: '#ffffff', token: deskTheme.token! },
  { ground: DARK_GROUND, token: darkTheme.token! },
]

test('every colour of words can be read on its ground, by day and by night', () => {
  for (const { ground, token } of SCHEMES) {
    const words = Object.entries(token).filter(([name]) =>
      /^color(Primary|Link|Success|Warning|Error|Text\w*)(Hover)?$/.test(name),
    )
    expect(words.length).toBeGreaterThan(10)
    for (const [name, colour] of words)
      expect(contrast(String(colour), ground), name).toBeGreaterThanOrEqual(4.5)
  }
})

test('what is written on a button of the night can be read', () => {
  const { primaryColor } = darkTheme.components!.Button!
  for (const ground of [darkTheme.token!.colorPrimary!, darkTheme.token!.colorPrimaryHover!])
    expect(contrast(primaryColor!, ground)).toBeGreaterThanOrEqual(4.5)
})

test('the edge of a control stands out 3 to 1', () => {
  for (const { ground, token } of SCHEMES)
    expect(contrast(token.colorBorder!, ground)).toBeGreaterThanOrEqual(3)
})

test('the band takes the colour of a method only where white words can be read on it', () => {
  expect(contrast('#1677ff', '#ffffff')).toBeCloseTo(4.1, 1)
  expect(bandColour('#1677ff')).toBe(BLUE)
  expect(bandColour('#b3261e')).toBe('#b3261e')
  for (const { brand } of METHODS)
    expect(contrast(bandColour(brand.colour), '#ffffff')).toBeGreaterThanOrEqual(4.5)
})
