import { Dialog, reduceMotion, unstableSetRender } from 'antd-mobile'
import { createRoot, type Root } from 'react-dom/client'
import { isElder } from './display.ts'

const SHOWN_MS = 4000

/**
 * Says in passing that something worked; in the elder theme it stays until it is touched. Drawn here,
 * for antd-mobile hides its own toast from screen readers.
 */
export function toast(words: string, away: string) {
  document.querySelector('.toast')?.remove()
  const toast = document.createElement('div')
  toast.className = 'toast'
  toast.setAttribute('role', 'alert')
  toast.append(words)
  document.body.append(toast)
  if (!isElder()) return void setTimeout(() => toast.remove(), SHOWN_MS)
  const button = document.createElement('button')
  button.append(away)
  button.onclick = () => toast.remove()
  toast.append(button)
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

if (matchMedia('(prefers-reduced-motion: reduce)').matches) reduceMotion()

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
