const PATHS = {
  report: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  matters: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4',
  who: 'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 4a3 3 0 0 1 0 5M14 12c2 .5 4 2 4 5',
  track: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L18 18',
  views: 'M1 10s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6zM10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  elder: 'M3 16L7.5 4 12 16M4.5 12h6M13 16l2.5-7L18 16M14 13.5h3',
  sound: 'M3 8v4h3l4 3V5L6 8zM13 7a4 4 0 0 1 0 6M15 4.5a8 8 0 0 1 0 11',
  phone: 'M5 2h3l1.5 4-2 1.5a9 9 0 0 0 5 5l1.5-2 4 1.5v3c0 1-1 2-2 2C8 17 3 12 3 4c0-1 1-2 2-2z',
} as const

export type IconName = keyof typeof PATHS

/** A drawing beside words; it says nothing that the words do not. */
export const Icon = ({ of }: { of: IconName }) => (
  <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
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
