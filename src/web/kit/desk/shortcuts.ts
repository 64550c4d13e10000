import { useEffect } from 'react'
import { z } from 'zod'
import { usePreference } from './preference.ts'

/** Single keys, which whoever speaks to the computer must be able to turn off (WCAG 2.1.4). */
export const useShortcutsOn = () => usePreference('desk.shortcuts', z.boolean(), true)

/** Does what belongs to a key, unless somebody is writing or the keys are turned off. */
export function useShortcuts(acts: Record<string, (event: KeyboardEvent) => void>) {
  const { value: on } = useShortcutsOn()
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(event.target)) return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Whether something lies over the page and takes its keys. */
export const isCovered = () =>
  [...document.querySelectorAll('[role=dialog]')].some(dialog => dialog.getClientRects().length > 0)
