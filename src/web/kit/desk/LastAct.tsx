import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, reasonOf } from '#web/api.ts'
import { useShortcuts } from './shortcuts.ts'

/** What was just done, in words, and how it is taken back. */
export type LastAct = { words: string; undo: () => Promise<unknown> }

const SECONDS = 10
/** Done twice, it can be taken back twice, each for its ten seconds. */
type Offered = LastAct & { id: string }
const Held = createContext<{ last: Offered | undefined; hold: (last?: LastAct) => void }>({
  last: undefined,
  hold: () => {},
})

/** Holds the last act for as long as it can be taken back. */
export function LastActHolder({ children }: { children: ReactNode }) {
  const [last, offer] = useState<Offered>()
  const hold = (next?: LastAct) => offer(next && { ...next, id: newId() })
  return <Held value={{ last, hold }}>{children}</Held>
}

/** Offers to take back what was just done. */
export const useHoldLastAct = () => useContext(Held).hold

/** Ten seconds to change one's mind; they stand still while the pointer or the focus is on the bar. */
export function UndoBar() {
  const { last, hold } = useContext(Held)
  return last ? <Offer key={last.id} last={last} end={() => hold()} /> : null
}

function Offer({ last, end }: { last: LastAct; end: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const [left, setLeft] = useState(SECONDS)
  const [held, setHeld] = useState(false)
  const undo = async () => {
    end()
    try {
      await last.undo()
      message.success(t('undo.undone'))
    } catch (error) {
      message.error(reasonOf(error, t))
    }
    void queryClient.invalidateQueries()
  }
  useShortcuts({ z: () => void undo() })
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : end()), 1000)
    return () => clearTimeout(timer)
  }, [left, held, end])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="undo"
      role="group"
      aria-label={t('undo.title')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span role="status">{last.words}</span>
      <Button type="primary" aria-keyshortcuts="z" onClick={() => void undo()}>
        {t('undo.undo')} (Z) <span aria-hidden="true">{left}</span>
      </Button>
      <Button type="text" onClick={end}>
        {t('act.close')}
      </Button>
    </div>
  )
}
