import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#web/api.ts'
import { Confirm } from '#web/kit/Confirm.tsx'
import { ErrorNote } from '#web/kit/ErrorNote.tsx'
import { useWrite } from '#web/kit/useWrite.ts'
import type { Posting } from '../contract.ts'
import { areasOf } from './areas.ts'
import type { RoleName } from './AccountPostings.tsx'

const useOffers = () =>
  useQuery(api.access.offers.queryOptions({ staleTime: 600_000, retry: false })).data ?? []

/** The way to one's account, by its name; it says when something there waits for an answer. */
export function useAccountTitle(): string {
  const { t } = useTranslation()
  const { length } = useOffers()
  const title = t('account.title')
  return length > 0
    ? t('say.aside', { what: title, more: t('account.offers.wait', { count: length }) })
    : title
}

/** Posts that somebody outside of one's own house gives: they count once their holder agrees. */
export function AccountOffers({
  roleName,
  agreed,
}: {
  roleName: RoleName
  agreed?: (postingId: string) => void
}) {
  const { t } = useTranslation()
  const offers = useOffers()
  const queryClient = useQueryClient()
  const anew = () => void queryClient.invalidateQueries()
  const agree = useWrite(client.access.agreePosting, ({ postingId }) => {
    anew()
    agreed?.(postingId)
  })
  const decline = useWrite(client.access.declinePosting, anew)
  const error = agree.error ?? decline.error
  if (offers.length === 0) return null
  return (
    <section className="card" aria-label={t('account.offers.title')}>
      <h2>{t('account.offers.title')}</h2>
      <p className="weak">{t('account.offers.hint')}</p>
      {error && <ErrorNote error={error} />}
      <ul className="entries">
        {offers.map(offer => (
          <li key={offer.id}>
            <OfferText offer={offer} roleName={roleName} />
            <div className="row">
              <Confirm
                words={t('account.offers.agree')}
                question={t('account.offers.agreeAsk')}
                busy={agree.isPending}
                onYes={() => agree.mutate({ postingId: offer.id })}
              />
              <Confirm
                words={t('account.offers.decline')}
                question={t('account.offers.declineAsk')}
                busy={decline.isPending}
                onYes={() => decline.mutate({ postingId: offer.id })}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OfferText({ offer, roleName }: { offer: Posting; roleName: RoleName }) {
  const { t } = useTranslation()
  const { methodId, regionName, role, from } = offer
  return (
    <p>
      <strong>{[regionName, roleName(methodId, role)].join(' · ')}</strong>
      <span className="weak">
        {[t('account.postings.term', { from }), ...areasOf(offer)].join(' · ')}
      </span>
    </p>
  )
}
