/** The ways in which a screen that has more than it shows goes on to the rest. */
import type { Sight } from './sights.ts'

type Leaves = NonNullable<Sight['leaves']>

/** The first table that has another page turns to it; from the last page of one to the next table. */
export const nextLeaf: Leaves = async page => {
  const next = page.locator('.ant-pagination-next:not(.ant-pagination-disabled) button').first()
  if (!(await next.isVisible())) return false
  await next.click()
  return true
}

/** A list of cards grows until nothing is left. */
export const showMore: Leaves = async (page, t) => {
  const more = page.getByRole('button', { name: t('act.showMore') })
  if (!(await more.isVisible())) return false
  await more.click()
  return true
}
