import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/i18n.ts'
import type { Sheet } from '../contract.ts'
import { inWords } from './dataset-file.ts'

type Props = {
  sheets: Sheet[]
  /** The sheets that somebody took out of those that are read together. */
  left: number[]
  leave: (left: number[]) => void
  readInstead: (sheet: number) => void
}

/** Which sheets are read, and why the others are not. */
export function SheetChoice({ sheets, left, leave, readInstead }: Props) {
  const { t } = useTranslation()
  const taken = sheets.filter(sheet => sheet.taken && !left.includes(sheet.index))
  if (sheets.length < 2) return <SheetNotes sheets={sheets} />
  return (
    <fieldset className="fixed">
      <legend>{t('imports.sheet.title')}</legend>
      <ul className="sheets">
        {sheets.map(({ index, name, taken: offered, hasHeader, ...sheet }) => (
          <li key={index}>
            <Checkbox
              checked={offered && !left.includes(index)}
              disabled={!offered || (taken.length === 1 && taken[0]!.index === index)}
              onChange={({ target }) =>
                leave(target.checked ? left.filter(other => other !== index) : [...left, index])
              }
            >
              {name}
            </Checkbox>{' '}
            <SheetNote {...{ index, name, taken: offered, hasHeader, ...sheet }} />
            {!offered && hasHeader && (
              <Button type="link" onClick={() => readInstead(index)}>
                {t('imports.sheet.readInstead', { name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** What was left out of the file, and what was read though nobody sees it. */
export function SheetNotes({ sheets }: { sheets: Sheet[] }) {
  const told = sheets.filter(({ why, hiddenRows, pictures }) => why || hiddenRows || pictures)
  if (told.length === 0) return null
  return (
    <ul className="sheets">
      {told.map(sheet => (
        <li key={sheet.index}>
          {sheet.name} <SheetNote {...sheet} />
        </li>
      ))}
    </ul>
  )
}

function SheetNote({ why, hiddenRows, pictures }: Sheet) {
  const { t } = useTranslation()
  const language = useLanguage()
  const notes = [
    inWords(why, language),
    hiddenRows > 0 && t('imports.sheet.hiddenRows', { count: hiddenRows }),
    pictures && t('imports.sheet.pictures'),
  ].filter(Boolean)
  return <span className="weak">{notes.join(t('desk.comma'))}</span>
}
