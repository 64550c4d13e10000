import { join } from 'node:path'
import { abilitiesOf, latest, METHODS, versionOf } from '#methods/index.ts'
import type { Method, Role } from '#methods/index.ts'
import type { App } from '#modules/ctx.ts'
import { openFiles } from '#platform/files.ts'
import type { Log } from '#platform/log.ts'
import { openUploads } from '#platform/uploads.ts'
import type { Vault } from '#platform/vault.ts'
import { ABILITIES } from './modules.ts'
import type { Gateway } from './text-messages.ts'
import { textsBy } from './text-messages.ts'

type Given = {
  dataFolder: string
  vault: Vault
  demo: boolean
  log: Log
  /** Where text messages go; without it a demo writes them down, and any other app sends none. */
  gateway?: Gateway | null
  /** How much a resident may report in an hour. */
  reportsPerHour?: number | null
  known?: readonly Method[]
}

/** More than this in an hour is no resident; in a demo many people step into one. */
const REPORTS = { app: 10, demo: 200 }

/** What every module is given. */
export const makeApp = ({
  dataFolder,
  vault,
  demo,
  log,
  gateway = null,
  reportsPerHour,
  known = METHODS,
}: Given): App => ({
  vault,
  demo,
  reportsPerHour: reportsPerHour ?? REPORTS[demo ? 'demo' : 'app'],
  growth: null,
  files: openFiles(join(dataFolder, 'files')),
  uploads: openUploads(join(dataFolder, 'imports'), vault),
  methods: {
    all: () => known,
    latest: id => latest(id, known),
    versionOf: (id, version) => versionOf(id, version, known),
  },
  abilitiesOf: knownOf,
  sendText: textsBy({ gateway, demo, log }),
})

/** Asked with each call, and the same as long as the program runs. */
const kept = new WeakMap<Role, ReadonlySet<string>>()
function knownOf(role: Role): ReadonlySet<string> {
  const known = kept.get(role) ?? abilitiesOf(role, ABILITIES)
  kept.set(role, known)
  return known
}
