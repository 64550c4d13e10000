import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Photo, upload } from './photo.ts'

const MOST = 3

type Props = {
  region: number
  photos: readonly Photo[]
  onChange: (photos: Photo[]) => void
}

/** Up to three photos, made small on the phone before they travel. */
export function PhotoPicker({ region, photos, onChange }: Props) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  async function add(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])].slice(0, MOST - photos.length)
    event.target.value = ''
    setFault(undefined)
    setBusy(true)
    const added = [...photos]
    for (const file of chosen) {
      const photo = await upload(region, file).catch(() => undefined)
      if (photo) added.push(photo)
      else setFault(t('photo.failed'))
    }
    onChange(added)
    setBusy(false)
  }
  return (
    <div className="field" role="group" aria-label={t('photo.label', { most: MOST })}>
      <p>
        <strong>{t('photo.label', { most: MOST })}</strong>{' '}
        <span className="weak">{t('say.optional')}</span>
      </p>
      <ul className="photos">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <img src={photo.url} alt={t('photo.nth', { nth: index + 1 })} />
            <button
              type="button"
              disabled={busy}
              aria-label={t('photo.removeNth', { nth: index + 1 })}
              onClick={() => onChange(photos.filter(other => other.id !== photo.id))}
            >
              {t('act.remove')}
            </button>
          </li>
        ))}
        {photos.length < MOST && (
          <li>
            <label className="photo-add">
              {t(busy ? 'photo.sending' : 'photo.add')}
              <input
                className="hush"
                type="file"
                accept="image/*"
                multiple
                disabled={busy}
                onChange={add}
              />
            </label>
          </li>
        )}
      </ul>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
