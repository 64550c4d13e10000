import { useTranslation } from 'react-i18next'
import type { Photo } from './photo.ts'

/** Photos to look at; each opens in full. */
export function Photos({ photos }: { photos: readonly Photo[] }) {
  const { t } = useTranslation()
  return (
    <ul className="photos">
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <a href={photo.url} target="_blank" rel="noreferrer">
            <img src={photo.url} alt={t('photo.nth', { nth: index + 1 })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  )
}
