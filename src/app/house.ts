import { join } from 'node:path'
import { latest, METHODS, versionOf } from '#methods/index.ts'
import type { Method } from '#methods/index.ts'
import type { House } from '#modules/ctx.ts'
import { openFiles } from '#platform/files.ts'
import type { Log } from '#platform/log.ts'
import { openUploads } from '#platform/uploads.ts'
import type { Vault } from '#platform/vault.ts'

type Given = {
  dataFolder: string
  vault: Vault
  demo: boolean
  log: Log
  known?: readonly Method[]
}

/** What every module is given. Text messages go to the log until a sender is configured. */
export const makeHouse = ({ dataFolder, vault, demo, log, known = METHODS }: Given): House => ({
  vault,
  demo,
  growth: null,
  files: openFiles(join(dataFolder, 'files')),
  uploads: openUploads(join(dataFolder, 'imports'), vault),
  methods: {
    all: () => known,
    latest: id => latest(id, known),
    versionOf: (id, version) => versionOf(id, version, known),
  },
  // The only place where a code is written down: it is how one signs in where no messages are sent.
  sendText: (_, code) => log.info({ code }, 'text message (development sender)'),
})
