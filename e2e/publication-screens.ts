/** Honours at the desk of a community: to read, and to write down. */
import type { Screen } from './screens.ts'

export const PUBLICATION_SCREENS: Screen[] = [
  { name: 'the honours of a community', who: 'heyuan-clerk', path: '/desk/honours' },
  { name: 'honours that nobody wrote down', who: 'yunling-street', path: '/desk/honours' },
  {
    name: 'an honour that is written down',
    who: 'heyuan-clerk',
    path: '/desk/honours',
    act: async page => {
      await page
        .getByRole('button', { name: /^(登记|Add)$/ })
        .first()
        .click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: /^(登记|Add)$/ }).click()
      await form.locator('.ant-form-item-explain-error').first().waitFor()
    },
  },
]
