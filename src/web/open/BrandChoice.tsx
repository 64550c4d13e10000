type Props = {
  group: string
  brand: { colour: string; emblem: string }
  name: string
  detail: string
  chosen: boolean
  onChoose: () => void
}

/** One of several communities or methods, under its own sign. */
export const BrandChoice = ({ group, brand, name, detail, chosen, onChoose }: Props) => (
  <label>
    <input className="hush" type="radio" name={group} checked={chosen} onChange={onChoose} />
    <span className="emblem" style={{ background: brand.colour }} aria-hidden="true">
      {brand.emblem}
    </span>
    <span className="brand-name">
      {name}
      <span className="weak">{detail}</span>
    </span>
  </label>
)
