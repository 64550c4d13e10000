import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ImportDossier } from '#modules/imports/ui/ImportDossier.tsx'
import { ImportList } from '#modules/imports/ui/ImportList.tsx'
import { DatasetUpload, Templates } from '#modules/imports/ui/DatasetUpload.tsx'
import { Page } from './Page.tsx'
import { OneImport, useSearchOf } from './search.ts'
import { useDesk } from './use-desk.ts'

/** Datasets that a community already keeps, brought in: the list of them, or the one that the address names. */
export function ImportsPage() {
  const { t } = useTranslation()
  const [search, change] = useSearchOf(OneImport)
  const {
    posting: { region },
  } = useDesk()
  if (search.import)
    return (
      <Page title={t('imports.one')} beside={<Link to="/imports">{t('imports.toList')}</Link>}>
        <ImportDossier key={search.import} region={region} id={search.import} />
      </Page>
    )
  return (
    <Page title={t('desk.menu.imports')} beside={<Templates />}>
      <DatasetUpload region={region} uploaded={id => change({ import: id })} />
      <section>
        <h2>{t('imports.list')}</h2>
        <ImportList
          region={region}
          linkTo={one => (
            <Link to="/imports" search={{ import: one.id }}>
              {one.name}
            </Link>
          )}
        />
      </section>
    </Page>
  )
}
