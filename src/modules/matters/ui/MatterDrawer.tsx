import { useQuery } from '@tanstack/react-query'
import { Drawer, Flex, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { UndoBar } from '#web/kit/desk/LastAct.tsx'
import { LoadError } from '#web/kit/desk/EmptyState.tsx'
import type { Dossier } from '../contract.ts'
import { type InWords, type Kinds, nameOf } from './kinds.ts'
import type { Choices } from './ActionField.tsx'
import { MatterActions } from './MatterActions.tsx'
import { MatterFacts } from './MatterFacts.tsx'
import { MatterSteps } from './MatterSteps.tsx'
import { MatterState } from './MatterState.tsx'
import { dossier } from './queries.ts'

type Props = {
  region: number
  id: string | undefined
  close: () => void
  inWords: InWords
  kinds: Kinds
  /** How the requester's phone is shown: masked, and in clear to whoever states a purpose. */
  phone: (dossier: Dossier) => ReactNode
} & Pick<Choices, 'Places'>

/** One matter with its whole story and what can be done with it now. */
export function MatterDrawer({ region, id, close, inWords, kinds, phone, Places }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    ...dossier(region, id ?? ''),
    enabled: id !== undefined,
  })
  const matter = data?.id === id ? data : undefined

  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size="min(760px, 100vw)"
      title={matter ? <Title dossier={matter} kinds={kinds} /> : t('desk.matter.title')}
      closable={{ 'aria-label': t('act.close') }}
      footer={
        matter && (
          <>
            <UndoBar />
            <MatterActions
              key={matter.id}
              dossier={matter}
              phone={phone(matter)}
              kinds={kinds}
              Places={Places}
              roleName={inWords.roleName}
            />
          </>
        )
      }
    >
      {error && !matter && <LoadError error={error} retry={refetch} />}
      {!error && !matter && <Skeleton active paragraph={{ rows: 8 }} />}
      {matter && (
        <Flex vertical gap={24}>
          <MatterFacts dossier={matter} inWords={inWords} phone={phone(matter)} />
          <MatterSteps steps={matter.steps} roleName={inWords.roleName} />
        </Flex>
      )}
    </Drawer>
  )
}

function Title({
  dossier: { number, kind, kindName, state },
  kinds,
}: {
  dossier: Dossier
  kinds: Kinds
}) {
  return (
    <Flex gap={8} align="center" wrap>
      <span>
        {nameOf(kinds, kind, kindName)} {number}
      </span>
      <MatterState state={state} />
    </Flex>
  )
}
