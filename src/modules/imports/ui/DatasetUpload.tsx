import { useMutation } from '@tanstack/react-query'
import { Alert, Flex, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '#web/api.ts'
import { DATASETS } from '../contract.ts'
import { sendDataset, templateOf } from './dataset-file.ts'

/** The door for a file: chosen or dropped. The control lies over the whole field, so it takes both, and the keyboard. */
export function DatasetUpload({
  region,
  uploaded,
}: {
  region: number
  uploaded: (id: string) => void
}) {
  const { t } = useTranslation()
  const send = useMutation({
    mutationFn: (file: File) => sendDataset(region, file),
    onSuccess: uploaded,
  })
  return (
    <Flex vertical gap={12}>
      <div className="drop">
        <input
          type="file"
          accept=".xlsx,.xlsm,.csv"
          aria-label={t('imports.choose')}
          aria-describedby="drop-hint"
          disabled={send.isPending}
          onChange={({ target }) => {
            if (target.files?.[0]) send.mutate(target.files[0])
            target.value = ''
          }}
        />
        <strong>{t('imports.choose')}</strong>
        <span id="drop-hint" className="weak">
          {t('imports.hint')}
        </span>
        {send.isPending && <Spin description={t('imports.sending')} />}
      </div>
      {send.error && <Alert type="error" showIcon role="alert" title={reasonOf(send.error, t)} />}
    </Flex>
  )
}

/** Empty files with the right columns, for whoever has none yet. */
export function Templates() {
  const { t } = useTranslation()
  return (
    <span className="ways">
      {DATASETS.map(dataset => (
        <a key={dataset} href={templateOf(dataset)} download>
          {t(`imports.template.${dataset}`)}
        </a>
      ))}
    </span>
  )
}
