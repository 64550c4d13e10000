/**
 * Imports: datasets of residents and homes that come in as files. Each is understood by its headers,
 * tried without a trace in them, carried out a few whole households at a time, and can be undone exactly as
 * far as nobody has touched it since. Owns the files and the story of what they changed; places and
 * people belong to their modules, which do the writing.
 */
import { defineModule } from '../manifest.ts'
import { abilities } from './abilities.ts'
import { imports as contract } from './contract.ts'
import { policy } from './policy.ts'
import { refusals } from './refusals.ts'
import { importRoutes as routes } from './routes.ts'
import { uploadRoutes } from './http.ts'
import { remark, SEALED_IMPORTS } from './queries.ts'
import { purgeOld, workOnNext } from './work.ts'

export { keepDataset } from './files.ts'
export { receive } from './service.ts'
export { checkDigit } from './citizen-ids.ts'

export const imports = defineModule({
  abilities,
  contract,
  policy,
  routes,
  refusals,
  sealed: SEALED_IMPORTS,
  renewed: remark,
  http: uploadRoutes,
  purge: purgeOld,
  loops: [
    {
      name: 'imports',
      everyMs: 1000,
      async turn(context) {
        while (!context.signal?.aborted && (await workOnNext(context)));
      },
    },
  ],
})
