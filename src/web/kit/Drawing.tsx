/** A drawing beside words; it says nothing that the words do not. */
export const Drawing = ({ path }: { path: string }) => (
  <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

export const PEN = 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3'
export const SHEET = 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4'
export const PEOPLE =
  'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 4a3 3 0 0 1 0 5M14 12c2 .5 4 2 4 5'
export const GLASS = 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L18 18'
