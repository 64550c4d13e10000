import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '#modules/people/ui/numbers.ts'
import { PhoneLookUp } from '#modules/people/ui/PhoneLookUp.tsx'
import { api, client } from '../api.ts'
import { BigButton } from '../kit/BigButton.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Loaded } from '../kit/Loading.tsx'
import { More } from '../kit/More.tsx'
import { Page } from '../kit/Page.tsx'
import { inPages } from '../kit/pages.ts'
import { Link, useAsked, useGo } from '../kit/router.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useSession } from '../phone/Gate.tsx'

/** Who lives in one's own grid, by name, number or address; each leads to the card of the home. */
export function HomesPage() {
  const { t } = useTranslation()
  const go = useGo()
  const { region } = useSession().posting
  const queryClient = useQueryClient()
  const words = String(useAsked().words ?? '')
  // Another address brings its own words.
  const [written, write] = useState({ over: words, text: words })
  const typed = written.over === words ? written.text : words
  // A whole number is asked for with a purpose, and stands in no address.
  const [number, lookUp] = useState<string>()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    lookUp(wholeNumber(typed)?.value)
    if (wholeNumber(typed)) return
    if (typed === words) void queryClient.invalidateQueries({ queryKey: listed(region, words) })
    else void go({ to: '/homes', search: { words: typed }, replace: true })
  }
  return (
    <Page title={t('homes.title')} back="/">
      <form className="stack" onSubmit={search}>
        <TextField
          label={t('residents.words')}
          hint={t('homes.hint')}
          value={typed}
          onText={text => write({ over: words, text })}
          optional
        />
        <BigButton submit>{t('homes.search')}</BigButton>
      </form>
      {number ? (
        <PhoneLookUp key={number} region={region} number={number} />
      ) : (
        <Residents region={region} words={words} />
      )}
    </Page>
  )
}

const listed = (region: number, words: string) => [...api.people.list.key(), region, words]

function Residents({ region, words }: { region: number; words: string }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(
    inPages(listed(region, words), page => client.people.list({ region, words, ...page })),
  )
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <div className="stack">
          <p role="status" className="weak">
            {t('homes.found', { count: pages[0]!.total })}
          </p>
          {pages[0]!.total === 0 && <EmptyState title={t('homes.none')} />}
          {pages
            .flatMap(({ rows }) => rows)
            .map(({ id, placeId, name, age, relation, address }) => (
              <Link key={id} className="card" to={`/homes/${region}/${placeId}`}>
                <p className="row apart">
                  <strong>{name}</strong>
                  <span className="weak">
                    {[
                      relation && t(`residents.relation.${relation}`),
                      age !== null && t('residents.ages', { ages: age }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </p>
                <p className="weak">{address}</p>
              </Link>
            ))}
          <More query={query} />
        </div>
      )}
    </Loaded>
  )
}
