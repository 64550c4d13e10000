import { Dialog, Toast, unstableSetRender } from 'antd-mobile'
import { createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { isElder } from './comfort.ts'

/** Says in passing that something worked, spoken by screen readers; in the elder theme it stays until it is touched. */
export function tell(words: string, away: string) {
  const said = createElement('span', { role: 'alert' }, words)
  const button = { type: 'button', className: 'toast-away', onClick: () => Toast.clear() } as const
  Toast.show({
    content: isElder()
      ? createElement('button', button, said, createElement('strong', null, away))
      : said,
    duration: isElder() ? 0 : 4000,
    position: 'top',
  })
}

/** Asks before something that cannot be taken back. */
export const ask = (question: string, confirmText: string, cancelText: string) =>
  Dialog.confirm({
    'aria-label': question,
    content: question,
    confirmText,
    cancelText,
    afterShow: () => document.querySelector<HTMLElement>('.adm-dialog button')?.focus(),
  })

// antd-mobile draws these outside the tree by an interface that React 19 no longer has, and then shows nothing at all.
type Container = Parameters<Parameters<typeof unstableSetRender>[0] & {}>[1] & { root?: Root }
unstableSetRender((node, container: Container) => {
  container.root ??= createRoot(container)
  container.root.render(node)
  return async () => {
    await Promise.resolve()
    container.root?.unmount()
    container.root = undefined
  }
})
