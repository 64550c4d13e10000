import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '#app/config.ts'
import { start } from '#app/main.ts'
import { readNetwork } from '#app/network.ts'
import { newId } from '#platform/ids.ts'
import { SILENT } from '#platform/log.ts'

test('a start that fails says why, and takes down what it had begun', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const dataFolder = join(tmpdir(), `linli-start-${newId()}`)
  onTestFinished(async () => {
    other.close()
    await rm(dataFolder, { recursive: true })
  })

  const { port } = other.address() as AddressInfo
  const config = {
    network: readNetwork(),
    port,
    host: '127.0.0.1',
    dataFolder,
    databaseUrl: null,
    demo: false,
    demoOpen: false,
    gateway: null,
  }
  await expect(start(config, SILENT, { web: false })).rejects.toThrow(`端口 ${port} 已被占用`)
  expect(existsSync(join(dataFolder, 'postgres'))).toBe(true)
  expect(existsSync(join(dataFolder, 'postgres/postmaster.pid'))).toBe(false)
})

test.runIf(process.getuid?.() === 0)(
  'as root, a data folder that the database cannot enter is said before anything is installed',
  async () => {
    const room = await mkdtemp(join(tmpdir(), 'linli-closed-'))
    onTestFinished(() => rm(room, { recursive: true }))
    // Without packages and without a list of them: whatever came first would fail otherwise.
    await copyFile(join(ROOT, 'bootstrap.mjs'), join(room, 'bootstrap.mjs'))
    const env = { ...process.env, DATABASE_URL: '', LINLI_DATA: join(room, 'data') }
    const { status, stderr } = spawnSync(process.execPath, [join(room, 'bootstrap.mjs'), 'start'], {
      env,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, expect.stringMatching(/不可访问.*LINLI_DATA/s)])
    expect(existsSync(join(room, '.cache'))).toBe(false)
  },
)
