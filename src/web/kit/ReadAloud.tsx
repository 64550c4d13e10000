import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n.ts'
import { Icon } from './Icon.tsx'

/** Silence for this long after the start means that the device has no voice. */
const SILENT_AFTER_MS = 4000
const SPEED = 0.9

type Reading = 'no' | 'going' | 'impossible'

/** Reads a part of the page to whoever cannot read it well; a device without a voice says so in words. */
export function ReadAloud({ of }: { of: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation()
  const lang = useLanguage() === 'zh' ? 'zh-CN' : 'en'
  const [reading, setReading] = useState<Reading>('speechSynthesis' in window ? 'no' : 'impossible')
  useEffect(() => () => stop(), [])

  const read = () => {
    setReading('going')
    speak(of.current?.innerText ?? '', lang, setReading)
  }
  if (reading === 'impossible')
    return (
      <p className="weak" role="status">
        {t('aloud.impossible')}
      </p>
    )
  const going = reading === 'going'
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        stop()
        if (going) setReading('no')
        else read()
      }}
    >
      <Icon of="sound" />
      {t(going ? 'aloud.stop' : 'aloud.read')}
    </button>
  )
}

const stop = () => window.speechSynthesis?.cancel()

/** Sentence by sentence, for some voices fall silent in the middle of a long text. */
function speak(text: string, lang: string, tell: (reading: Reading) => void) {
  const sentences = text.match(/[^。！？!?；\n]+[。！？!?；]*/g) ?? []
  const silent = setTimeout(() => {
    stop()
    tell('impossible')
  }, SILENT_AFTER_MS)
  sentences.forEach((sentence, index) => {
    const said = Object.assign(new SpeechSynthesisUtterance(sentence), { lang, rate: SPEED })
    said.onstart = () => clearTimeout(silent)
    said.onend = () => index === sentences.length - 1 && tell('no')
    said.onerror = ({ error }) => {
      clearTimeout(silent)
      if (error !== 'canceled' && error !== 'interrupted') tell('impossible')
    }
    window.speechSynthesis.speak(said)
  })
}
