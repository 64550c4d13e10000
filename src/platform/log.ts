import { pino } from 'pino'

export type Log = {
  info(o: object, message: string): void
  warn(o: object, message: string): void
  error(o: object, message: string): void
  child(fields: object): Log
}

/** Field names whose values never reach a log line, wherever they sit in the first two levels. */
export const SECRET_FIELDS = [
  'password',
  'token',
  'secret',
  'phone',
  'citizenId',
  'authorization',
  'cookie',
  'uri',
  'input',
  'text',
  'words',
]

export const openLog = (level = process.env.LINLI_LOG ?? 'info', to?: NodeJS.WritableStream): Log =>
  pino(
    {
      level,
      redact: { paths: SECRET_FIELDS.flatMap(name => [name, `*.${name}`]), censor: '•' },
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    // Lines that come while one is being written leave together; what is left leaves at the exit.
    to ?? pino.destination({ fd: 2, sync: false }),
  )

const nothing = () => undefined
/** For a program that tells by itself what it does. */
export const SILENT: Log = { info: nothing, warn: nothing, error: nothing, child: () => SILENT }
