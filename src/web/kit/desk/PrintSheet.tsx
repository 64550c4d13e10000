import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'

export type Sheet = { caption: string; head: string[]; rows: string[][] }

/** A table for paper, A4 across: its head stands on every sheet, its rows are numbered, and who answers for it signs below. Prints itself, and is gone afterwards. */
export function PrintSheet({ sheet, done }: { sheet: Sheet; done: () => void }) {
  const { t } = useTranslation()
  const end = useRef(done)
  useEffect(() => {
    const over = () => end.current()
    document.body.classList.add('printing')
    window.addEventListener('afterprint', over)
    const timer = setTimeout(() => window.print())
    return () => {
      clearTimeout(timer)
      document.body.classList.remove('printing')
      window.removeEventListener('afterprint', over)
    }
  }, [])
  return createPortal(
    <table className="print-sheet">
      <thead>
        <tr>
          <th colSpan={sheet.head.length + 1}>{sheet.caption}</th>
        </tr>
        <tr>
          <th scope="col">{t('export.sequence')}</th>
          {sheet.head.map(title => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row, index) => (
          <tr key={index}>
            <td>{index + 1}</td>
            {row.map((text, at) => (
              <td key={at}>{text}</td>
            ))}
          </tr>
        ))}
        <tr className="print-signs">
          <td colSpan={sheet.head.length + 1}>{t('export.signs')}</td>
        </tr>
      </tbody>
    </table>,
    document.body,
  )
}
