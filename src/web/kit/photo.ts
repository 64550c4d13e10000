export type Photo = { id: string; url: string }

const LONGEST = 1600

/** Sends one photo and gives it back as the server keeps it; what this browser cannot draw is left to the server to judge. */
export async function upload(region: number, photo: Blob): Promise<Photo> {
  const body = await shrink(photo).catch(() => photo)
  const answer = await fetch(`/files?region=${region}`, {
    method: 'POST',
    body,
    headers: { 'content-type': body.type },
  })
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  return (await answer.json()) as Photo
}

/** A JPEG of at most 1600 px a side, drawn anew, so that the place where it was taken stays on the phone. */
async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('no picture'))),
      'image/jpeg',
      0.8,
    ),
  )
}
