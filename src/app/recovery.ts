/** `npm run recovery -- <login>`: today's code for somebody who lost the authenticator, from the machine that holds the keys. */
import { openVault } from '#platform/vault.ts'
import { asCommand } from './command.ts'
import { readConfig } from './config.ts'
import { Login, recoveryCode } from './modules.ts'

const usage = '用法 Usage: npm run recovery -- <账号 login>'

await asCommand({ usage, options: {} }, async ({ positionals: [login, ...more] }, { say }) => {
  if (!login || more.length > 0) throw new Error(usage)
  const vault = openVault(readConfig().dataFolder)
  const code = recoveryCode(vault, Login.parse(login), new Date())
  say(
    `${code}\n今天有效。只交给本人，并当面核对。/ Good today. Give it to that person alone, face to face.`,
  )
})
