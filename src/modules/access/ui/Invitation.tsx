import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Flex, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client, reasonOf } from '#web/api.ts'
import { Dialog } from '#web/kit/desk/Dialog.tsx'
import { Copy } from '#web/kit/desk/Copy.tsx'

/** A link by which an appointed person sets a password. The server keeps no copy of it, so it is shown this once. */
export function Invitation({
  region,
  postingId,
  name,
  end,
}: {
  region: number
  postingId: string
  name: string
  end: () => void
}) {
  const { t } = useTranslation()
  const { mutate, data, error, variables } = useMutation({
    mutationFn: (whom: Parameters<typeof client.access.invite>[0]) => client.access.invite(whom),
  })
  // Each asking makes the former link void, so the second start of a development build must not ask again.
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) mutate({ region, postingId })
    asked.current = true
  }, [mutate, region, postingId])
  return (
    <Dialog title={t('invite.title', { name })} close={end}>
      <Flex vertical gap={12}>
        {error && <Alert type="error" showIcon role="alert" title={reasonOf(error, t)} />}
        {!error && !data && <Skeleton active />}
        {data && (
          <>
            <p className="bare">{t('invite.about')}</p>
            <Copy
              label={t('invite.link')}
              text={`${window.location.origin}/invite/#${data.token}`}
            />
          </>
        )}
        {variables?.forgetsFactor && data && (
          <Alert type="warning" showIcon role="status" title={t('invite.forgetsFactor')} />
        )}
        <Flex gap={12} wrap>
          <Button onClick={end}>{t('act.close')}</Button>
          {data && !variables?.forgetsFactor && (
            <Button type="link" onClick={() => mutate({ region, postingId, forgetsFactor: true })}>
              {t('invite.forgetFactor')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Dialog>
  )
}
