import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from './contract.ts'

let document: Promise<unknown> | undefined

/** The contract as an OpenAPI document, made once. */
export const openApiDocument = (): Promise<unknown> =>
  (document ??= new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  }).generate(contract, {
    info: { title: 'Linli 邻里', version: '1' },
    servers: [{ url: '/api' }],
  }))
