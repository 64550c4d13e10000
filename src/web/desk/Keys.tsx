import { Switch } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { isCovered, useShortcuts, useShortcutsOn } from '#web/kit/desk/shortcuts.ts'
import { Palette } from './Palette.tsx'

type Overlay = 'palette' | 'keys'

/** The keys of the whole desk, and what they bring up. A key with Ctrl or ⌘ cannot be pressed by chance, so it always works. */
export function Keys() {
  const [over, bring] = useState<Overlay>()
  useShortcuts({
    '/': () => focusQuery() || bring('palette'),
    '?': () => !isCovered() && bring('keys'),
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      bring('palette')
    }
    const asked = (event: Event) => bring((event as CustomEvent<Overlay>).detail)
    document.addEventListener('keydown', press)
    window.addEventListener(ASKED, asked)
    return () => {
      document.removeEventListener('keydown', press)
      window.removeEventListener(ASKED, asked)
    }
  }, [])
  const close = () => bring(undefined)
  return (
    <>
      {over === 'palette' && <Palette close={close} />}
      {over === 'keys' && <KeyList close={close} />}
    </>
  )
}

const ASKED = 'linli:overlay'

/** Brings up the same by a button. */
export const bringUp = (over: Overlay) =>
  window.dispatchEvent(new CustomEvent(ASKED, { detail: over }))

function focusQuery() {
  const field = isCovered() ? null : document.querySelector<HTMLElement>('[role=search] input')
  field?.focus()
  return field !== null
}

const KEYS = [
  ['Ctrl / ⌘ K', 'palette'],
  ['/', 'search'],
  ['j  k', 'move'],
  ['e  Enter', 'open'],
  ['z', 'undo'],
  ['?', 'list'],
] as const

function KeyList({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { value: on, keep } = useShortcutsOn()
  return (
    <Dialog title={t('keys.title')} close={close}>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <label>
        <Switch checked={on} onChange={keep} /> {t('keys.on')}
      </label>
    </Dialog>
  )
}
