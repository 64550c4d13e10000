import type { RuleObject } from 'antd/es/form/index.js'
import { useTranslation } from 'react-i18next'
import type { ZodType } from 'zod'

/** Turns a field's schema in the contract into the rule of its form item: browser and server refuse the same. */
export function useRule() {
  const { t } = useTranslation()
  return (schema: ZodType): RuleObject => ({
    validator: (_, value) => {
      const issue = schema.safeParse(value === '' ? undefined : value).error?.issues[0]
      if (!issue) return Promise.resolve()
      if (issue.code === 'too_big')
        return Promise.reject(new Error(t('desk.rule.long', { most: Number(issue.maximum) })))
      const empty = value === undefined || value === null || String(value).trim() === ''
      if (issue.code === 'too_small' && !empty)
        return Promise.reject(new Error(t('desk.rule.short', { least: Number(issue.minimum) })))
      return Promise.reject(new Error(t(empty ? 'desk.rule.missing' : 'desk.rule.wrong')))
    },
  })
}
