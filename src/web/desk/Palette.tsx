import { useIsFetching } from '@tanstack/react-query'
import { Button, Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#modules/people/contract.ts'
import { LookUp } from '#modules/people/ui/LookUp.tsx'
import { wholeNumber } from '#modules/people/ui/numbers.ts'
import { isAboveCommunity } from '#platform/regions.ts'
import { api } from '#web/api.ts'
import { useSettled } from '#web/kit/desk/settled.ts'
import { type Found, useFound, useGoToPerson } from './palette-found.ts'
import { useDesk } from './use-desk.ts'

const KINDS = ['page', 'matter', 'person', 'region'] as const

/** One field for the way to everything: pages, matters, residents, regions, each as far as the posting reaches. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const list = useId()
  const field = useRef<InputRef>(null)
  const [typed, type] = useState('')
  const [at, point] = useState(0)
  const words = typed.trim()
  const settled = useSettled(words)
  const found = useFound(words, settled)
  const asked =
    useIsFetching({ queryKey: api.matters.list.key() }) +
    useIsFetching({ queryKey: api.people.find.key() })
  const looking = words !== settled || asked > 0
  const chosen = Math.min(at, found.length - 1)
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen])

  const take = (one: Found | undefined) => {
    // Whoever types fast must not be taken to what other words had found.
    if (!one || (words !== settled && (one.kind === 'matter' || one.kind === 'person'))) return
    close()
    one.go()
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) {
      event.preventDefault()
      point((chosen + by + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(found[chosen])
  }
  return (
    <Modal
      open
      footer={null}
      // Whoever presses the keys types on at once.
      transitionName=""
      maskTransitionName=""
      title={t('palette.title')}
      onCancel={close}
      afterOpenChange={opened => opened && field.current?.focus()}
    >
      <Input
        ref={field}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        placeholder={t('palette.hint')}
        value={typed}
        onChange={({ target }) => {
          type(target.value)
          point(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={list} aria-label={t('palette.found')} className="palette">
        {KINDS.filter(kind => found.some(one => one.kind === kind)).map(kind => (
          <div key={kind} role="group" aria-label={t(`palette.kind.${kind}`)}>
            <p aria-hidden="true">{t(`palette.kind.${kind}`)}</p>
            {found.map(
              (one, index) =>
                one.kind === kind && (
                  <Option
                    key={one.id}
                    {...one}
                    id={`${list}-${index}`}
                    chosen={index === chosen}
                    take={() => take(one)}
                  />
                ),
            )}
          </div>
        ))}
      </div>
      <WhoseNumber words={words} close={close} />
      {found.length === 0 && !wholeNumber(words) && (
        <p role="status">{t(looking ? 'say.loading' : 'palette.none')}</p>
      )}
    </Modal>
  )
}

/** Whose a number is, is told for a purpose. */
function WhoseNumber({ words, close }: { words: string; close: () => void }) {
  const { t } = useTranslation()
  const { posting, may } = useDesk()
  const goTo = useGoToPerson()
  const { region } = posting
  if (!wholeNumber(words) || !may('person.reveal') || isAboveCommunity(region)) return null
  const choose = (person: Person) => {
    close()
    goTo(person)
  }
  return (
    <LookUp
      key={words}
      region={region}
      number={words}
      act={person => <Button onClick={() => choose(person)}>{t('lookUp.choose')}</Button>}
    />
  )
}

type OptionProps = Found & { chosen: boolean; take: () => void }

/** The keys are those of the field, which keeps the focus. */
const Option = ({ id, words, beside, chosen, take }: OptionProps) => (
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
  <div role="option" id={id} aria-selected={chosen} tabIndex={-1} onClick={take}>
    <span>{words}</span>
    {beside && <small>{beside}</small>}
  </div>
)
