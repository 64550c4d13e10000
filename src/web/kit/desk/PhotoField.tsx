import { Button, Form, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Photo, upload } from '../photo.ts'

type Props = {
  label: string
  region: number
  photo: Photo | undefined
  onChange: (photo: Photo | undefined) => void
}

/** One picture in a form of the desk: it is sent as soon as it is chosen, and kept with the form. */
export function PhotoField({ label, region, photo, onChange }: Props) {
  const { t } = useTranslation()
  const [state, setState] = useState<'sending' | 'failed'>()
  const send = (file: Blob) => {
    setState('sending')
    upload(region, file).then(
      sent => {
        setState(undefined)
        onChange(sent)
      },
      () => setState('failed'),
    )
    return false
  }
  const failed = state === 'failed' && { validateStatus: 'error' as const, help: t('photo.failed') }
  return (
    <Form.Item label={label} {...failed}>
      <Upload
        accept="image/*"
        listType="picture"
        maxCount={1}
        fileList={
          photo ? [{ uid: photo.id, name: label, url: photo.url, thumbUrl: photo.url }] : []
        }
        beforeUpload={send}
        onRemove={() => onChange(undefined)}
      >
        {!photo && <Button loading={state === 'sending'}>{t('photo.add')}</Button>}
      </Upload>
    </Form.Item>
  )
}
