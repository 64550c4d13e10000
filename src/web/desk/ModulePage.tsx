import { useLanguage } from '#web/i18n.ts'
import type { DeskPage } from '#web/manifest.ts'
import { Page } from './Page.tsx'
import { useDesk } from './use-desk.ts'

/** A page of a module under its title, told at which desk it stands. */
export async function atDesk({ title, load }: DeskPage) {
  const Content = await load()
  function Framed() {
    const { posting, may } = useDesk()
    return (
      <Page title={title[useLanguage()]}>
        <Content region={posting.region} may={may} />
      </Page>
    )
  }
  return { Framed }
}
