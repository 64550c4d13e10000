import { Drawing, GLASS, PEOPLE, SHEET } from './Drawing.tsx'

const PATHS = {
  matters: SHEET,
  who: PEOPLE,
  track: GLASS,
  views: 'M1 10s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6zM10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  call: 'M4 2l3 0 2 4-2 2a10 10 0 0 0 5 5l2-2 4 2 0 3a2 2 0 0 1-2 2A14 14 0 0 1 2 4a2 2 0 0 1 2-2z',
  elder: 'M3 16L7.5 4 12 16M4.5 12h6M13 16l2.5-7L18 16M14 13.5h3',
  sound: 'M3 8v4h3l4 3V5L6 8zM13 7a4 4 0 0 1 0 6M15 4.5a8 8 0 0 1 0 11',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ of }: { of: IconName }) => <Drawing path={PATHS[of]} />
