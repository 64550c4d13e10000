import { Button, Flex, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Context } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { people, type Person } from '../contract.ts'

const fields = people.lookUp['~orpc'].inputSchema!.shape

type Props = {
  region: number
  /** What was typed where a list is asked for in words. */
  number?: string
  /** What can be done with whoever is found. */
  act: (found: Person) => ReactNode
}

type Typed = { number: string; purpose: string }

/** Whose a whole number is, for a stated purpose; whoever is found can read it. */
export function LookUp({ region, number = '', act }: Props) {
  const { t } = useTranslation()
  const [found, show] = useState<Person[]>()
  return (
    <>
      <CommandForm<Typed, Person[]>
        call={(typed: Typed, context: Context) =>
          client.people.lookUp({ region, ...typed }, context)
        }
        submit={t('lookUp.search')}
        initialValues={{ number }}
        done={show}
      >
        <p>{t('lookUp.notice')}</p>
        <FormField name="number" label={t('lookUp.number')} schema={fields.number}>
          <Input inputMode="tel" autoComplete="off" />
        </FormField>
        <FormField name="purpose" label={t('lookUp.purpose')} schema={fields.purpose}>
          <Input.TextArea autoSize={{ minRows: 2 }} placeholder={t('lookUp.purposeHint')} />
        </FormField>
      </CommandForm>
      {found && (
        <p role="status">
          {found.length === 0 ? t('lookUp.none') : t('lookUp.found', { count: found.length })}
        </p>
      )}
      <ul>
        {found?.map(person => (
          <li key={person.id}>
            <Flex gap={8} align="center" wrap>
              <span>{person.name}</span>
              <span className="weak">{person.address ?? t('lookUp.noHome')}</span>
              {act(person)}
            </Flex>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The same behind a button. */
export function LookUpButton({ title, ...props }: Props & { title: string }) {
  const [asked, ask] = useState(false)
  return (
    <>
      <Button onClick={() => ask(true)}>{title}</Button>
      {asked && (
        <Dialog title={title} close={() => ask(false)}>
          <LookUp {...props} />
        </Dialog>
      )}
    </>
  )
}
