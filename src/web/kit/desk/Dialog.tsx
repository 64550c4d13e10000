import { Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

/** A short form over the page. Once it is gone, the focus is back on what opened it, or in the drawer it stood over. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string
  close: () => void
  children: ReactNode
}) {
  const [opener] = useState(() => document.activeElement as HTMLElement | null)
  useEffect(() => () => void setTimeout(() => giveBack(opener)), [opener])
  return (
    // A press beside it would throw away what is typed.
    <Modal open title={title} footer={null} onCancel={close} mask={{ closable: false }}>
      {children}
    </Modal>
  )
}

/** What a menu offered is hidden by now and takes no focus. */
function giveBack(opener: HTMLElement | null) {
  opener?.focus()
  if (document.activeElement !== opener)
    document.querySelector<HTMLElement>('[role=dialog] button, #main')?.focus()
}
