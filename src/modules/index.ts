/** Every module, low to high: each calls those above it in this list, and none below. A line joins a new one. */
export { territory } from './territory/index.ts'
export { audit } from './audit/index.ts'
export { access } from './access/index.ts'
export { people } from './people/index.ts'
export { publications } from './publications/index.ts'
export { matters } from './matters/index.ts'
export { imports } from './imports/index.ts'
export { figures } from './figures/index.ts'
