import { Alert, Button, Flex, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, reasonOf } from '#web/api.ts'
import { useCommand } from '#web/kit/desk/command.ts'
import { PlainTable } from '#web/kit/desk/PlainTable.tsx'
import type { Dossier } from '../contract.ts'

const WAIT = 'wait'
const MAKE = 'make'

/** Estates and buildings that are not there: made, or taken for one that is; until then their rows wait. */
export function NewPlaces({ region, id, mapping, questions, buildings }: Dossier) {
  const { t } = useTranslation()
  const plan = useCommand(client.imports.plan)
  const [answers, answer] = useState<Record<string, string>>({})
  if (questions.length === 0 || !mapping) return null

  const again = (given: Record<string, string>) => {
    const answered = Object.entries(given).filter(([, to]) => to !== WAIT)
    const places = [
      ...mapping.places.filter(({ address }) => !(address in given)),
      ...answered.map(([address, to]) => ({ address, to: to === MAKE ? null : to })),
    ]
    plan.mutate({ region, id, mapping: { ...mapping, places } })
  }
  const all = () => plan.mutate({ region, id, mapping: { ...mapping, newPlaces: 'make' } })
  const options = [
    { value: WAIT, label: t('imports.question.wait') },
    { value: MAKE, label: t('imports.question.make') },
    ...buildings.map(building => ({ value: building.id, label: building.address })),
  ]
  return (
    <section className="card">
      <h2>{t('imports.question.title', { count: questions.length })}</h2>
      <p>{t('imports.question.why')}</p>
      <PlainTable
        label={t('imports.question.title', { count: questions.length })}
        rows={questions}
        keyOf={({ place }) => place}
        columns={[
          { title: t('imports.question.place'), cell: ({ place }) => place },
          { title: t('imports.question.rows'), number: true, cell: ({ rows }) => rows },
          {
            title: t('imports.question.answer'),
            cell: ({ place }) => (
              <Select
                className="answer-for"
                aria-label={t('imports.question.answerFor', { place })}
                value={answers[place] ?? WAIT}
                onChange={to => answer({ ...answers, [place]: to })}
                showSearch={{ optionFilterProp: 'label' }}
                options={options}
              />
            ),
          },
        ]}
      />
      <Flex gap={8} wrap>
        <Button loading={plan.isPending} onClick={() => again(answers)}>
          {t('imports.question.again')}
        </Button>
        <Button loading={plan.isPending} onClick={all}>
          {t('imports.question.makeAll')}
        </Button>
      </Flex>
      {plan.error && <Alert type="error" showIcon role="alert" title={reasonOf(plan.error, t)} />}
    </section>
  )
}
