import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

export type Sheet = { caption: string; head: string[]; rows: string[][] }

/** A table for paper, A4 across: its head stands on every sheet. Prints itself, and is gone afterwards. */
export function PrintSheet({ sheet, done }: { sheet: Sheet; done: () => void }) {
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
          <th colSpan={sheet.head.length}>{sheet.caption}</th>
        </tr>
        <tr>
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
            {row.map((text, at) => (
              <td key={at}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>,
    document.body,
  )
}
