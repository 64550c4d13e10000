/**
 * Imports: datasets of residents and homes that come in as files. Each is understood by its headers,
 * tried without a trace in them, carried out a few whole households at a time, and can be undone exactly as
 * far as nobody has touched it since. Owns the files and the story of what they changed; places and
 * people belong to their modules, which do the writing.
 */
export { keepDataset, templateName, writeFailed, writeTemplate } from './files.ts'
export { bring } from './policy.ts'
export { remark, SEALED_IMPORTS } from './queries.ts'
export { importRoutes } from './routes.ts'
export { failedOf, receive } from './service.ts'
export { checkDigit } from './citizen-ids.ts'
export { purgeOld, workOnNext } from './work.ts'
