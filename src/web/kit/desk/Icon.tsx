const PATHS = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  ledger: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4',
  record: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  figures: 'M3 17h14M5 14V9M10 14V4M15 14v-7',
  territory: 'M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12',
  postings:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 4a3 3 0 0 1 0 5M14 12c2 .5 4 2 4 5',
  overdue: 'M10 3l8 14H2zM10 8v4M10 14.5v.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2',
} as const

/** A drawing beside words; it says nothing that the words do not. */
export function Icon({ of }: { of: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 20 20" width="1.2em" height="1.2em" className="icon" aria-hidden="true">
      <path
        d={PATHS[of]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
