import { expect, test } from 'vitest'
import { depthOf, interval, isAboveCommunity, lineage, trail, within } from './regions.ts'

const [city, county, street, community] = [611000000000, 611002000000, 611002003000, 611002003004]

test('a street lies above a community, a community above nothing', () => {
  expect([city, county, street, community].map(isAboveCommunity)).toEqual([true, true, true, false])
})

test('the way down begins at the region of the posting', () => {
  expect(trail(community, city)).toEqual([city, county, street, community])
  expect(trail(community, street)).toEqual([street, community])
  expect(trail(street, street)).toEqual([street])
})

test('a city lies on top, three levels above a community', () => {
  expect([city, county, street, community].map(depthOf)).toEqual([0, 1, 2, 3])
})

test('nobody looks beyond the region of the posting', () => {
  expect(within(community, street)).toBe(true)
  expect(within(611002004001, street)).toBe(false)
  expect(within(county, street)).toBe(false)
})

test('a code that ends in zeros stands for all codes that begin like it', () => {
  expect(interval(street)).toEqual({ lo: street, hi: 611002003999 })
  expect(interval(community)).toEqual({ lo: community, hi: community })
})

test('a region lies in those above it, each of them once', () => {
  expect(lineage(community)).toEqual([city, county, street, community])
  expect(lineage(county)).toEqual([city, county])
})
