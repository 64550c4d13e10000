import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Field } from '../kit/Field.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useOwnMethod } from '../phone/Gate.tsx'
import type { Report } from './report.ts'

type Props = { region: number; draft: Report; change: (part: Partial<Report>) => void }

/** Whom a complaint is about: somebody who serves the address, or whoever is meant by words. */
export function AboutWhom({ region, draft, change }: Props) {
  const { t } = useTranslation()
  const { roleName } = useOwnMethod()
  const input = { region, placeId: draft.place?.id }
  const serving = useQuery(api.matters.answerable.queryOptions({ input })).data ?? []
  return (
    <section className="card stack">
      <Field label={t('about.who')} hint={t('about.hint')} optional>
        {control => (
          <select
            {...control}
            value={draft.aboutPost ?? ''}
            onChange={event => change({ aboutPost: event.target.value || null })}
          >
            <option value="">{t('ask.choosePost')}</option>
            {serving.map(({ postingId, name, role }) => (
              <option key={postingId} value={postingId}>
                {`${name} · ${roleName(role)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('about.words')}
        optional
        maxLength={200}
        value={draft.aboutWords}
        onText={aboutWords => change({ aboutWords })}
      />
    </section>
  )
}
