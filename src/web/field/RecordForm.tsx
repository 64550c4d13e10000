import type { UseMutationResult } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '#modules/matters/contract.ts'
import { PhoneWhere } from '#modules/territory/ui/PhoneWhere.tsx'
import { fieldReasons, newId } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { Field } from '../kit/Field.tsx'
import { PhotoPicker } from '../kit/PhotoPicker.tsx'
import { TextField, WordsField } from '../kit/TextField.tsx'
import { AlreadyTold } from '../phone/AlreadyTold.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import { useAskPlace } from '../phone/placed.ts'
import { type QuickRecord, SOURCES } from './record.ts'

type Change = (part: Partial<QuickRecord>) => void
type Props = {
  record: UseMutationResult<Matter, Error, void>
  draft: QuickRecord
  change: Change
  drop: () => void
  region: number
}

/** What, where, and if it is done already how; whoever it is for may be added. */
export function RecordForm({ record, draft, change, drop, region }: Props) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const errors = fieldReasons(record.error)
  const askPlace = useAskPlace()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    // Without a word about what it is, that is said first.
    if (!draft.text.trim() || (await askPlace(draft))) record.mutate()
  }
  return (
    <form className="stack" noValidate onSubmit={send}>
      <WordsField
        label={t('record.words')}
        hint={t('record.wordsHint')}
        value={draft.text}
        maxLength={2000}
        onText={text => change({ text })}
        error={errors.text}
      />
      <Select
        label={t('record.kind')}
        options={method.kinds.map(({ id, name }) => [id, name])}
        value={draft.kind ?? method.quickKind}
        onPick={kind => change({ kind })}
      />
      <PhoneWhere region={region} place={draft.place} words={draft.placeWords} change={change} />
      <TextField
        label={t('record.handled')}
        hint={t('record.handledHint')}
        optional
        value={draft.handled}
        maxLength={500}
        onText={handled => change({ handled })}
        error={errors.handled}
      />
      <PhotoPicker region={region} photos={draft.photos} onChange={photos => change({ photos })} />
      <Requester draft={draft} change={change} errors={errors} />
      <AlreadyTold
        error={record.error}
        path={`/matters/${region}/${draft.id}`}
        another={() => change({ id: newId() })}
        drop={drop}
      />
      <BigButton submit busy={record.isPending}>
        {t('record.send')}
      </BigButton>
    </form>
  )
}

type RequesterProps = { draft: QuickRecord; change: Change; errors: Record<string, string> }

function Requester({ draft, change, errors }: RequesterProps) {
  const { t } = useTranslation()
  return (
    <details
      open={draft.forOther}
      onToggle={event =>
        event.currentTarget.open !== draft.forOther &&
        change({
          forOther: event.currentTarget.open,
          source: event.currentTarget.open ? 'walkIn' : 'patrol',
        })
      }
    >
      <summary>{t('record.other')}</summary>
      <div className="stack">
        <TextField
          label={t('record.name')}
          value={draft.name}
          maxLength={40}
          autoComplete="off"
          onText={name => change({ name })}
          error={errors['requester.name']}
        />
        <TextField
          label={t('record.phone')}
          hint={t('record.phoneHint')}
          optional
          type="tel"
          value={draft.phone}
          autoComplete="off"
          onText={phone => change({ phone })}
          error={errors['requester.phone']}
        />
        <Select
          label={t('record.source')}
          options={SOURCES.map(source => [source, t(`source.${source}`)])}
          value={draft.source}
          onPick={source => change({ source: source as QuickRecord['source'] })}
        />
      </div>
    </details>
  )
}

type SelectProps = {
  label: string
  options: (readonly [value: string, name: string])[]
  value: string
  onPick: (value: string) => void
}

const Select = ({ label, options, value, onPick }: SelectProps) => (
  <Field label={label}>
    {control => (
      <select {...control} value={value} onChange={event => onPick(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)
