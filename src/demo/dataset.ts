/** The resident dataset of a made-up community, row by row, as a secretary would keep it in Excel. */
import { checkDigit } from '#modules/imports/index.ts'
import type { Cell } from '#platform/sheets/cells.ts'
import { buildingAt, doorName, homeAt } from './buildings.ts'
import { homeOf, phoneOf, RESIDENTS } from './people.ts'
import type { Community } from './places.ts'
import type { Random } from './random.ts'
import { seeded } from './random.ts'

export const HEADER = [
  '姓名',
  '性别',
  '出生日期',
  '公民身份号码',
  '电话',
  '与户主关系',
  '人口类型',
  '小区',
  '楼栋',
  '单元',
  '室号',
  '户籍地',
  '迁入日期',
  '告知日期',
]

const SURNAMES = [
  ...'李张陈林赵周吴徐孙马朱胡郭何罗梁宋谢唐韩冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
]
const WOMEN = [...'兰芳玉梅秀英桂花淑珍丽萍娟凤洁云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉叶璧璐娅']
const MEN = [...'伟勇军杰涛明超刚鹏辉飞斌波力健峰磊亮岩林浩凯成新东文学志光中荣昌胜水根泉民龙山石']
const RARE = ['㐂', '龘', '喆', '镕', '堃', '甡']
const OTHERS = ['阿不都·热合曼', '古丽娜尔·艾山', '扎西多吉', '其其格', '买买提·吐尔逊']
const ORIGINS = [
  '云岭市青溪县',
  '江州市临江区',
  '春和市南屏区',
  '广苑市东陵区',
  '商山市丹江区',
  '外省',
]

export function* residentsOf(community: Community): Generator<Cell[]> {
  const random = seeded(community.code % 1_000_003)
  const seen = new Set<string>()
  const { households, residents } = community
  const known = new Map(RESIDENTS.map((who, i) => [homeOf(community, i), { ...who, i }]))
  for (let home = 0; home < households; home++) {
    const place = addressOf(community, home)
    const head = known.get(home)
    const size =
      Math.floor(((home + 1) * residents) / households) -
      Math.floor((home * residents) / households)
    yield* family(random, { place, size, home, code: community.code, seen, head })
  }
}

/** Estate, building, door and room; a low house has its lane and its number. */
function addressOf(community: Community, home: number): Cell[] {
  const { n, door, name } = homeAt(community, home)
  const at = buildingAt(community, n)
  const { name: estate, courtyards = [] } = community.estates[at.estate]!
  if (door === null) return [estate + at.name, null, null, name]
  return [estate + (courtyards[at.courtyard ?? -1] ?? ''), at.name, doorName(door), name]
}

type Head = (typeof RESIDENTS)[number] & { i: number }
type Home = {
  place: Cell[]
  size: number
  home: number
  code: number
  seen: Set<string>
  head: Head | undefined
}

function* family(random: Random, { place, size, home, code, seen, head }: Home): Generator<Cell[]> {
  const surname = random.of(SURNAMES)
  const drawn = 1936 + random.below(62)
  const headYear = head ? Number(head.born.slice(0, 4)) : drawn
  const kind = random.chance(0.72) ? '户籍' : random.chance(0.6) ? '流动' : '常住'
  const origin = kind === '流动' ? random.of(ORIGINS) : ORIGINS[0]!
  // Two of one name in one home would be taken for one person, as they should be.
  const names = new Set<string>()
  let headIsMan = true
  const since = `${2005 + random.below(20)}-0${1 + random.below(9)}-15`
  for (let i = 0; i < size; i++) {
    const relation =
      i === 0 ? '户主' : i === 1 ? '配偶' : headYear < 1965 && random.chance(0.3) ? '孙辈' : '子女'
    const year =
      relation === '户主' || relation === '配偶'
        ? headYear + (i === 1 ? random.below(5) : 0)
        : Math.min(2025, headYear + (relation === '孙辈' ? 50 : 25) + random.below(8))
    const shown = i === 0 ? head : undefined
    const anyone = random.chance(i === 0 ? 0.55 : i === 1 ? 0.4 : 0.5)
    const man: boolean = shown?.man ?? (i === 1 ? !headIsMan : anyone)
    if (i === 0) headIsMan = man
    const someDay = `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
    const born = shown?.born ?? someDay
    let name: string = shown?.name ?? (random.chance(0.004) ? random.of(OTHERS) : '')
    while (!name || names.has(name))
      name = nameOf(random, i === 1 ? random.of(SURNAMES) : surname, man)
    names.add(name)
    const id = random.chance(0.7) ? citizenId(born, man, seen) : null
    const own = `0901${String((code % 1000) * 1000 + home).padStart(6, '0')}${i}`
    const phone = shown ? phoneOf(code, shown.i) : i < 2 ? own : null
    yield [
      name,
      man ? '男' : '女',
      born,
      id,
      phone,
      relation,
      kind,
      ...place,
      origin,
      since,
      '2026-03-01',
    ]
  }
}

function nameOf(random: Random, surname: string, man: boolean): string {
  const pool = man ? MEN : WOMEN
  const second = random.chance(0.01) ? random.of(RARE) : random.of(pool)
  return surname + random.of(pool) + second
}

/** Of a county that does not exist, with a right check digit (GB 11643). */
function citizenId(born: string, man: boolean, seen: Set<string>): string {
  const stem = `990101${born.replaceAll('-', '')}`
  let serial = man ? 1 : 2
  while (seen.has(`${stem}${serial}`)) serial += 2
  seen.add(`${stem}${serial}`)
  const body = `${stem}${String(serial).padStart(3, '0')}`
  return body + checkDigit(body)
}

const two = (n: number): string => String(n).padStart(2, '0')
