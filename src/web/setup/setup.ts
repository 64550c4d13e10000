import type { TFunction } from 'i18next'
import { LEAST_LETTERS } from '../kit/NewPassword.tsx'

/** What the founder of an installation types; of the regions the lower ones may stay empty. */
export type Setup = {
  token: string
  login: string
  name: string
  password: string
  methodId: string
  regions: { code: string; name: string }[]
}

export const STEPS = ['token', 'administrator', 'regions', 'method'] as const
export type Step = (typeof STEPS)[number]

const CODE = /^\d{12}$/

/** What is still wanting in a step, by the path of its field. */
export function wanting(step: Step, setup: Setup, t: TFunction): Record<string, string> {
  const wants: Record<string, string> = {}
  const need = (path: string, value: string) => {
    if (!value.trim()) wants[path] = t('say.fill')
  }
  if (step === 'token') need('token', setup.token)
  if (step === 'administrator') {
    need('login', setup.login)
    need('name', setup.name)
    if (setup.password.length < LEAST_LETTERS)
      wants.password = t('say.short', { least: LEAST_LETTERS })
  }
  if (step === 'regions')
    setup.regions.forEach(({ code, name }, index) => {
      if (index > 0 && !code.trim() && !name.trim()) return
      if (!CODE.test(code.trim())) wants[`regions.${index}.code`] = t('setup.needCode')
      need(`regions.${index}.name`, name)
    })
  return wants
}

/** As the server takes it; levels that were left empty are not founded. */
export const inputOf = ({ regions, ...setup }: Setup) => ({
  ...setup,
  regions: regions
    .filter(({ code }) => code.trim() !== '')
    .map(({ code, name }) => ({ code: Number(code), name })),
})

/** The step to which the first refused field belongs. */
export function stepOf(paths: string[], otherwise: number): number {
  const [first = ''] = paths.map(path => path.split('.')[0] ?? '')
  const step =
    (
      {
        login: 'administrator',
        name: 'administrator',
        password: 'administrator',
        methodId: 'method',
      } as Record<string, string>
    )[first] ?? first
  const index = STEPS.findIndex(known => known === step)
  return index < 0 ? otherwise : index
}
