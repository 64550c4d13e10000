import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldReasons } from '../api.ts'
import { ErrorNote } from '../kit/ErrorNote.tsx'
import { TextField } from '../kit/TextField.tsx'
import { nameOf, Regions, useRegions } from '../open/Regions.tsx'
import type { Slip } from './slip.ts'

type Props = { known: Slip | undefined; error: unknown; follow: (slip: Slip) => void }

/** Which community, which number, which code: as it stands on the slip. */
export function SlipForm({ known, error, follow }: Props) {
  const { t } = useTranslation()
  const [code, setCode] = useState(known?.region ?? regionAsked())
  const [tried, setTried] = useState(false)
  const region = useRegions().data?.find(other => other.code === code)
  const errors = fieldReasons(error)
  const [typed, setTyped] = useState({ number: known?.number ?? '', code: known?.code ?? '' })
  const missing = (words: string) => (tried && !words.trim() ? t('say.fill') : undefined)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (region && typed.number.trim() && typed.code.trim())
      follow({ region: region.code, number: typed.number.trim(), code: typed.code.trim() })
  }
  if (!region)
    return (
      <>
        <p>{t('track.about')}</p>
        <Regions onChoose={chosen => setCode(chosen.code)} />
      </>
    )
  return (
    <form className="stack" noValidate onSubmit={send}>
      <p className="trail">
        <strong>{nameOf(region)}</strong>
        <button type="button" className="plain" onClick={() => setCode(0)}>
          {t('regions.again')}
        </button>
      </p>
      <TextField
        label={t('track.number')}
        hint={t('track.numberHint')}
        autoComplete="off"
        autoCapitalize="characters"
        value={typed.number}
        onText={number => setTyped({ ...typed, number })}
        error={missing(typed.number) ?? errors.number}
      />
      <TextField
        label={t('track.code')}
        hint={t('track.codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        value={typed.code}
        onText={words => setTyped({ ...typed, code: words })}
        error={missing(typed.code) ?? errors.code}
      />
      {error !== null && !errors.code && <ErrorNote error={error} />}
      <button className="go">{t('track.follow')}</button>
    </form>
  )
}

const regionAsked = () => Number(new URLSearchParams(window.location.search).get('region'))
