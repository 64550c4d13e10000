/** What opens doors exists once: postings, invitations, codes; and so does the last name for a saved view. */
import { Secret, TOTP } from 'otpauth'
import type { Contest } from './ring.ts'
import { appointed, as, clerkship, does, newPhone } from './ring.ts'

const PASSWORD = 'a horse that reads the newspaper'

export const DOORS: Record<string, Contest> = {
  'a posting': {
    winners: 'one',
    reasons: ['already-there'],
    async hold(ring) {
      const posting = clerkship(ring)
      return {
        call: () => as(ring, 'secretary', 'access/appoint', posting),
        effects: `select count(*) as n from access.posting where id = '${posting.id}'`,
      }
    },
  },

  'the day on which a posting ends': {
    winners: 'one',
    reasons: ['not-found'],
    async hold(ring) {
      const { region, id } = clerkship(ring)
      await does(ring, as(ring, 'secretary', 'access/appoint', { ...clerkship(ring), id }))
      const end = { region, postingId: id, on: '2026-06-01' }
      return {
        call: () => as(ring, 'secretary', 'access/endPosting', end),
        effects: `select count(*) as n from platform.event where subject_id = '${id}' and what = 'ended'`,
      }
    },
  },

  'an invitation': {
    winners: 'one',
    reasons: ['no-such-invite'],
    async hold(ring) {
      const { region, id: postingId, login } = await appointed(ring)
      const { token } = (
        await does(ring, as(ring, 'secretary', 'access/invite', { region, postingId }))
      ).body.json as { token: string }
      return {
        call: () => ({
          as: null,
          procedure: 'access/acceptInvite',
          input: { token, password: PASSWORD },
        }),
        effects: `select count(*) as n from access.session s join access.account a on a.id = s.account_id where a.login = '${login}'`,
      }
    },
  },

  'the one link that opens an account': {
    winners: 'all',
    reasons: [],
    async hold(ring) {
      const { region, id: postingId, login } = await appointed(ring)
      return {
        call: () => as(ring, 'secretary', 'access/invite', { region, postingId }),
        effects: `select count(*) as n from access.invite i join access.account a on a.id = i.account_id where a.login = '${login}'`,
      }
    },
  },

  'a code that was sent to a phone': {
    winners: 'one',
    reasons: ['wrong-code'],
    async hold(ring) {
      const [phone, asked] = [newPhone(), new Date()]
      const sent = await does(ring, { as: null, procedure: 'access/sendCode', input: { phone } })
      const { request } = sent.body.json as { request: string }
      const code = await ring.lastCode(asked)
      const sessions = 'select count(*) as n from access.session where created_at > '
      return {
        call: () => ({
          as: null,
          procedure: 'access/signInByCode',
          input: { phone, request, code },
        }),
        effects: `${sessions} (select now() - interval '1 minute') and account_id = (
          select id from access.account where phone_index is not null order by id desc limit 1)`,
      }
    },
  },

  'a code of an authenticator': {
    winners: 'one',
    reasons: ['wrong-code', 'too-many', 'sign-in-first'],
    async hold(ring) {
      const { login } = await appointed(ring, PASSWORD)
      const signedIn = await does(ring, {
        as: null,
        procedure: 'access/signIn',
        input: { login, password: PASSWORD },
      })
      const token = signedIn.cookie!
      const { secret } = (
        await does(ring, { as: token, procedure: 'access/startSecondFactor', input: {} })
      ).body.json as { secret: string }
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
      return {
        call: () => ({ as: token, procedure: 'access/secondFactor', input: { code } }),
        effects: `select count(*) as n from access.session s join access.account a on a.id = s.account_id where a.login = '${login}'`,
      }
    },
  },

  'the last name for a saved view': {
    winners: 'one',
    reasons: ['too-many-preferences'],
    async hold(ring) {
      const { login } = await appointed(ring, PASSWORD)
      const { cookie } = await does(ring, {
        as: null,
        procedure: 'access/signIn',
        input: { login, password: PASSWORD },
      })
      const keep = (key: string) => ({
        as: cookie!,
        procedure: 'access/setPreference',
        input: { key, value: 1 },
      })
      for (let n = 0; n < 49; n++) await does(ring, keep(`view-${n}`))
      return {
        call: client => keep(`last-${client}`),
        effects: `select count(*) as n from access.preference p join access.account a on a.id = p.account_id
          where a.login = '${login}' and p.key like 'last-%'`,
      }
    },
  },
}
