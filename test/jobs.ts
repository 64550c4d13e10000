/** What the clockwork does, told to do it now. */
import { runJob, runLoop } from '#app/jobs.ts'
import type { AppContext } from '#modules/ctx.ts'

type Stoppable = AppContext & { signal?: AbortSignal }

export const escalateAll = (context: AppContext): Promise<number> => runJob(context, 'escalate')
/** Works on every import that waits; one that a signal stops is left between two transactions. */
export const importAll = (context: Stoppable): Promise<void> => runLoop(context, 'imports')
export const refreshAll = (context: AppContext): Promise<void> => runLoop(context, 'figures')
