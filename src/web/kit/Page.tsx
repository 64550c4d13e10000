import { useRouter } from '@tanstack/react-router'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from './router.tsx'

type Props = {
  title: string
  back?: string
  bar?: ReactNode
  tabs?: ReactNode
  children: ReactNode
}

/** One screen of a phone: its heading takes the focus, so that whoever hears the page hears where they are. */
export function Page({ title, back, bar, tabs, children }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const goBack = useBack(back ?? '/')
  useEffect(() => {
    document.title = `${title} · ${t('linli')}`
  }, [title, t])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="page">
      <header className="page-head">
        {back && (
          <Link to={back} className="page-back" aria-label={t('act.back')} onClick={goBack}>
            ‹
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <main className="page-body">{children}</main>
      {bar && (
        <section className="page-bar" aria-label={t('say.actions')}>
          {bar}
        </section>
      )}
      {tabs}
    </div>
  )
}

/** Back to where one came from, with its tab and scroll; to the parent when the page was opened by its address. */
export function useBack(parent: string) {
  const router = useRouter()
  return (click?: MouseEvent) => {
    click?.preventDefault()
    if (router.history.canGoBack()) router.history.back()
    else router.navigate({ to: parent, replace: true })
  }
}
