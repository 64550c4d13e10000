import { useTranslation } from 'react-i18next'
import { useCandidates } from '#modules/matters/ui/bulk.ts'
import { Choices } from '../kit/Choices.tsx'
import { Field } from '../kit/Field.tsx'
import { PhotoPicker } from '../kit/PhotoPicker.tsx'
import type { Photo } from '../kit/photo.ts'
import { WordsField } from '../kit/TextField.tsx'
import { useOwnMethod } from './Gate.tsx'
import { type PhoneAction, useOne } from './matters.ts'

export type FieldName =
  | 'reason'
  | 'rightChannel'
  | 'text'
  | 'result'
  | 'words'
  | 'postingId'
  | 'reached'
  | 'photos'

/** What each action asks for; an action that is not here is done by one press. A `?` marks what may stay empty. */
export const ASKED: Partial<Record<PhoneAction, readonly (FieldName | `${FieldName}?`)[]>> = {
  refuse: ['reason', 'rightChannel'],
  dispatch: ['postingId', 'reason?'],
  rejectAssignment: ['reason'],
  adjudicate: ['postingId', 'reason'],
  note: ['text'],
  suspend: ['reason'],
  extend: ['reason'],
  escalate: ['reason'],
  resolve: ['result', 'photos'],
  rework: ['reason'],
  contact: ['reached', 'words?'],
  reopen: ['reason'],
}

export const isAsking = (action: string): action is PhoneAction => action in ASKED

type FieldProps = {
  field: FieldName
  region: number
  value: unknown
  optional: boolean
  error: string | undefined
  hint: string | undefined
  onPick: (value: unknown) => void
}

/** One thing that an action asks for, in the dress that suits it. */
export function ActField({ field, region, value, onPick, ...about }: FieldProps) {
  const { t } = useTranslation()
  const { error } = about
  if (field === 'photos')
    return <PhotoPicker region={region} photos={(value ?? []) as Photo[]} onChange={onPick} />
  if (field === 'postingId')
    return <PostPicker region={region} value={value} error={error} onPick={onPick} />
  if (field === 'reached') return <Reached value={value} error={error} onPick={onPick} />
  return (
    <WordsField label={t(`ask.${field}`)} value={String(value ?? '')} onText={onPick} {...about} />
  )
}

type PickProps = Pick<FieldProps, 'value' | 'error' | 'onPick'>

function PostPicker({ region, value, onPick, error }: PickProps & { region: number }) {
  const { t } = useTranslation()
  const method = useOwnMethod()
  const { id } = useOne()
  const able = useCandidates([{ region, id }]).data ?? []
  return (
    <Field label={t('ask.postingId')} error={error}>
      {control => (
        <select
          {...control}
          value={String(value ?? '')}
          onChange={event => onPick(event.target.value || undefined)}
        >
          <option value="">{t('ask.choosePost')}</option>
          {able.map(({ postingId, name, role, areas, load }) => (
            <option key={postingId} value={postingId}>
              {[name, method.roleName(role), ...areas, t('turn.load', { count: load })].join(' · ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Reached({ value, onPick, error }: PickProps) {
  const { t } = useTranslation()
  const options = [
    { value: 'true', name: t('ask.yes') },
    { value: 'false', name: t('ask.no') },
  ]
  return (
    <Choices
      legend={t('ask.reached')}
      options={options}
      value={value === undefined ? null : String(value)}
      onChoose={chosen => onPick(chosen === 'true')}
      error={error}
    />
  )
}
