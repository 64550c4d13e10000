import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { FormField } from '#web/kit/desk/FormField.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { people } from '../contract.ts'

const { purpose } = people.reveal['~orpc'].inputSchema!.shape

/** How the number is asked for: of a person, or of the requester of a matter. */
export type Reveal = Call<{ purpose: string }, { value: string | null }>

type Props = { reveal: Reveal; masked: string; may: boolean }

/** A masked phone; whoever may see it in clear states a purpose first, which the resident can read. */
export function RevealPhone({ masked, may, reveal }: Props) {
  const { t } = useTranslation()
  const [asking, ask] = useState(false)
  const [clear, show] = useState<string | null>()
  const shown = (value: string | null) => {
    show(value)
    ask(false)
  }

  if (clear !== undefined) return clear ? <a href={`tel:${clear}`}>{clear}</a> : t('say.none')
  return (
    <Flex gap={8} align="center" wrap>
      {masked}
      {may && (
        <Button size="small" onClick={() => ask(true)}>
          {t('desk.reveal.ask')}
        </Button>
      )}
      {asking && (
        <Dialog title={t('desk.reveal.ask')} close={() => ask(false)}>
          <Purpose reveal={reveal} shown={shown} cancel={() => ask(false)} />
        </Dialog>
      )}
    </Flex>
  )
}

type PurposeProps = {
  reveal: Reveal
  shown: (value: string | null) => void
  cancel: () => void
}

function Purpose({ reveal, shown, cancel }: PurposeProps) {
  const { t } = useTranslation()
  return (
    <CommandForm
      call={reveal}
      submit={t('desk.reveal.show')}
      cancel={cancel}
      done={({ value }) => shown(value)}
    >
      <p>{t('desk.reveal.notice')}</p>
      <FormField name="purpose" label={t('desk.field.purpose')} schema={purpose}>
        <Input.TextArea autoSize={{ minRows: 2 }} placeholder={t('desk.hint.purpose')} />
      </FormField>
    </CommandForm>
  )
}
