import { Drawing, GLASS, PEN, PEOPLE, SHEET } from '../Drawing.tsx'

export const PATHS = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  register: SHEET,
  record: PEN,
  residents:
    'M4 17V8l6-5 6 5v9zM10 11.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM7 16c0-2 1.2-3 3-3s3 1 3 3',
  figures: 'M3 17h14M5 14V9M10 14V4M15 14v-7',
  territory: 'M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12',
  postings: PEOPLE,
  imports: 'M10 3v9M6 8l4 4 4-4M3 14v3h14v-3',
  overview: 'M3 17V9l7-6 7 6v8h-5v-5H8v5z',
  security: 'M10 2l7 3v5c0 4-3 7-7 8-4-1-7-4-7-8V5zM7 10l2 2 4-4',
  search: GLASS,
  moon: 'M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 1v2M10 17v2M1 10h2M17 10h2M3.6 3.6l1.4 1.4M15 15l1.4 1.4M3.6 16.4L5 15M15 5l1.4-1.4',
  keys: 'M2 5h16v10H2zM5 8h.5M8 8h.5M11 8h.5M14 8h.5M6 12h8',
  overdue: 'M10 3l8 14H2zM10 8v4M10 14.5v.5',
} as const

export const Icon = ({ of }: { of: keyof typeof PATHS }) => <Drawing path={PATHS[of]} />
