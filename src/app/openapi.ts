import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from './modules.ts'

let document: Promise<string> | undefined

/** The contract as an OpenAPI document, made and written out once. */
export const openApiDocument = (): Promise<string> =>
  (document ??= new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  })
    .generate(contract, {
      info: { title: 'Linli 邻里', version: '1' },
      servers: [{ url: '/api' }],
    })
    .then(whole => JSON.stringify(whole)))
