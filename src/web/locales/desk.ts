import { account } from './account.ts'
import { en } from './desk-en.ts'
import { imports } from './desk-imports.ts'
import { register } from './desk-register.ts'
import { zh } from './desk-zh.ts'
import { joinSlips } from './join-codes.ts'
import { lookUps } from './look-ups.ts'
import { movingOut } from './moving-out.ts'
import { overview } from './desk-overview.ts'
import { grids } from './desk-grids.ts'
import { units } from './desk-units.ts'
import { looks } from './desk-looks.ts'
import { postings } from './desk-postings.ts'
import { residents } from './residents.ts'
import { slips } from './desk-slips.ts'
import { ways } from './desk-ways.ts'
import { texts, together } from './texts.ts'

export const desk = together(
  texts({ zh, en }),
  imports,
  register,
  ways,
  overview,
  grids,
  slips,
  units,
  looks,
  postings,
  residents,
  lookUps,
  joinSlips,
  account,
  movingOut,
)
