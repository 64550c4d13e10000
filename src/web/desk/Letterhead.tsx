import { useDesk } from './use-desk.ts'

/** Whose paper it is: the method's emblem and name, and the community's. */
export function Letterhead() {
  const {
    posting,
    method: { brand },
  } = useDesk()
  return (
    <header className="letterhead">
      <span className="emblem" style={{ color: brand.colour }} aria-hidden="true">
        {brand.emblem}
      </span>
      <strong>{brand.name}</strong>
      <span>{posting.regionName}</span>
    </header>
  )
}
