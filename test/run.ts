/** `npm test`: all that is checked, the quick parts first; arguments go to Vitest. */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const RESULTS = '.cache/test-results.json'
/** What one process or thread of a run has compiled, the next one does not compile again. */
const COMPILED = join(ROOT, '.cache/compiled')

const PARTS: [what: string, program: string, ...args: string[]][] = [
  ['类型 types', 'typescript/bin/tsc', '--noEmit'],
  ['写法 lint', 'oxlint/bin/oxlint'],
  ['排版 format', 'oxfmt/bin/oxfmt', '--check'],
  ['多余 unused', 'knip/bin/knip.js', '--no-progress'],
  [
    '测试 tests',
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${RESULTS}`,
    ...process.argv.slice(2),
  ],
]

rmSync(join(ROOT, RESULTS), { force: true })
const broken = await firstBroken()
const { passed, failed } = counted()
console.log(`\n${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`)
process.exitCode = broken ? 1 : 0

async function firstBroken(): Promise<string | undefined> {
  for (const [what, program, ...args] of PARTS) {
    console.log(`\n── ${what} ──`)
    const began = performance.now()
    const code = await run(join(ROOT, 'node_modules', program), args)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${what}: ${code === 0 ? '通过 passed' : '未通过 failed'}, ${seconds} s`)
    if (code !== 0) return what
  }
  return undefined
}

function run(program: string, args: string[]): Promise<number> {
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    })
    const pass = () => child.kill('SIGTERM')
    process.once('SIGTERM', pass)
    child.once('error', refuse)
    child.once('exit', code => {
      process.off('SIGTERM', pass)
      done(code ?? 1)
    })
  })
}

/** What Vitest has counted; nothing, if a part before it broke or it never came to the end. */
function counted(): { passed: number; failed: number } {
  try {
    const results = JSON.parse(readFileSync(join(ROOT, RESULTS), 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: results.numPassedTests, failed: results.numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
