import { afterEach, expect, test, vi } from 'vitest'
import { showInAddress, slipInAddress } from './slip.ts'

const SLIP = { region: 990101001001, number: '20260302-0001', code: 'K7Q2MXTF' }

afterEach(() => vi.unstubAllGlobals())

test('the code of a slip is behind the sign that no browser sends', () => {
  const location = new URL('https://linli.example/track/')
  const replaceState = (_: unknown, __: string, path: string) =>
    Object.assign(location, { href: new URL(path, location).href })
  vi.stubGlobal('window', { location, history: { replaceState } })
  expect(slipInAddress()).toBeUndefined()
  showInAddress(SLIP)
  expect(slipInAddress()).toEqual(SLIP)
  expect(location.pathname + location.search).toBe('/track/')
})
