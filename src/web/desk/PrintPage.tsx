import { Link } from '@tanstack/react-router'
import { Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from './Page.tsx'

type Props = { title: string; back: string; to?: string; children: ReactNode }

/** A sheet of paper on the screen: the way to print it, and the way back under the words `back`. */
export function PrintPage({ title, back, to = '/record', children }: Props) {
  const { t } = useTranslation()
  const ways = (
    <Flex gap={12} align="center" className="no-print">
      <Link to={to}>{back}</Link>
      <Button type="primary" onClick={() => window.print()}>
        {t('export.paper')}
      </Button>
    </Flex>
  )
  return (
    <Page title={title} beside={ways}>
      {children}
    </Page>
  )
}
