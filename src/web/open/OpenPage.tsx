import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ElderSwitch } from '../kit/DisplaySettings.tsx'
import { Languages } from '../kit/Languages.tsx'

type Props = { title: string; children: ReactNode }

/** The frame of a page without an account: its heading, the way home, the language and the elder theme. */
export function OpenPage({ title, children }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('linli')}`
  }, [title, t])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title])
  return (
    <div className="page">
      <header className="page-head">
        <a className="page-back" href="/" aria-label={t('act.toDoor')}>
          ‹
        </a>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <main className="page-body">{children}</main>
      <footer className="page-foot">
        <ElderSwitch />
        <Languages />
      </footer>
    </div>
  )
}
