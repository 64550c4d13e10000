import { Alert, Button, Flex, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Context, reasonOf } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { CommandForm } from '#web/kit/desk/CommandForm.tsx'
import { useCommand } from '#web/kit/desk/command.ts'
import type { Import } from '../contract.ts'
import { failedRowsOf } from './dataset-file.ts'

/** How far the server is, and the way to stop it between two transactions. */
export function AtWork(one: Import) {
  const { t } = useTranslation()
  const cancel = useCommand(client.imports.cancel)
  const { region, id, state, percent, rows } = one
  return (
    <section className="card">
      <p role="status">
        {t(`imports.state.${state}`)} {rows !== null && t('imports.ofRows', { rows })}
      </p>
      <Progress percent={percent} aria-label={t(`imports.state.${state}`)} />
      {state !== 'undoing' && (
        <Button loading={cancel.isPending} onClick={() => cancel.mutate({ region, id })}>
          {t('imports.cancel')}
        </Button>
      )}
      {cancel.error && (
        <Alert type="error" showIcon role="alert" title={reasonOf(cancel.error, t)} />
      )}
    </section>
  )
}

/** What can be done with an import that rests: carried out, its failed rows taken home, undone. */
export function ImportActions(one: Import) {
  const { t } = useTranslation()
  const run = useCommand(client.imports.run)
  const [undoing, undo] = useState(false)
  const { region, id, state, counts, undoable } = one
  const changes = counts.added + counts.changed
  return (
    <>
      <Flex gap={8} wrap>
        {(state === 'planned' || state === 'stopped') && (
          <Button
            type="primary"
            loading={run.isPending}
            disabled={state === 'planned' && changes === 0}
            onClick={() => run.mutate({ region, id })}
          >
            {t(state === 'planned' ? 'imports.run' : 'imports.runOn', { count: changes })}
          </Button>
        )}
        {counts.failed > 0 && (
          <Button href={failedRowsOf(one)} download>
            {t('imports.failedRows', { count: counts.failed })}
          </Button>
        )}
        {undoable && <Button onClick={() => undo(true)}>{t('imports.undo')}</Button>}
      </Flex>
      {run.error && <Alert type="error" showIcon role="alert" title={reasonOf(run.error, t)} />}
      {undoing && <Undo {...one} end={() => undo(false)} />}
    </>
  )
}

function Undo({ region, id, name, counts, end }: Import & { end: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('imports.undo')} close={end}>
      <CommandForm<object, Import>
        call={(_, context: Context) => client.imports.undo({ region, id }, context)}
        submit={t('imports.undo')}
        cancel={end}
        done={end}
      >
        <p>{t('imports.undoing', { name, ...counts })}</p>
      </CommandForm>
    </Dialog>
  )
}
