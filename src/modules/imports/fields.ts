/** What the two datasets hold: every column under all its names, which of them are taken, and why the others are not. */
import type { Text } from '#methods/define.ts'
import type { Dataset } from './contract.ts'

export type Field = {
  id: string
  name: Text
  /** Other headers under which it comes. */
  also: readonly string[]
  required?: boolean
  /** What may stand in it, where that is a choice. */
  choices?: readonly string[]
  /** Half the width of a column, in characters. */
  width?: number
}

const field = (id: string, names: string, en: string, more: Partial<Field> = {}): Field => {
  const [zh, ...also] = names.split(' ')
  return { id, name: { zh: zh!, en }, also, ...more }
}

const PLACE = (required: boolean): Field[] => [
  field('estate', '小区 小区名称 所在小区 所属小区 院落', 'Estate', { required, width: 16 }),
  field('building', '楼栋 楼栋号 楼号 栋号 幢号 栋 幢 楼 楼幢', 'Building', { required }),
  field('unitDoor', '单元 单元号', 'Unit'),
  field('floor', '层 楼层 所在层 层数', 'Floor'),
  field('dwelling', '室号 房号 房间号 户室 室 门牌号 房屋号', 'Room', { required }),
]
const ADDRESS = (required: boolean) =>
  field(
    'address',
    '现住地址 居住地址 现住址 住址 家庭住址 家庭地址 详细地址 现居住地址 居住地 房屋地址 地址 居住处所 现居住处所 房屋坐落',
    'Address',
    { required, width: 30 },
  )
const PHONE =
  '联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 本人电话 本人手机 本人手机号 本人联系电话'

export const DATASET_FIELDS: Record<Dataset, readonly Field[]> = {
  residents: [
    field(
      'name',
      '姓名 居民姓名 名字 人员姓名 成员姓名 家庭成员姓名 家庭成员 户主及家庭成员姓名 户主及家庭成员 住户姓名',
      'Name',
      { required: true },
    ),
    field('sex', '性别', 'Sex', { choices: ['男', '女'] }),
    field('birthOn', '出生日期 出生年月 出生年月日 生日 出生时间', 'Born on', { width: 12 }),
    field('citizenId', '公民身份号码 身份证号 身份证号码 身份证 证件号码 证件号', 'Citizen id', {
      width: 22,
    }),
    field('phone', PHONE, 'Phone', { width: 14 }),
    field('relation', '与户主关系 与户主的关系 户主关系 家庭关系 关系', 'Relation to head', {
      required: true,
      choices: ['户主', '配偶', '子女', '孙辈', '父母', '祖辈', '兄弟姐妹', '其他亲属', '非亲属'],
    }),
    field('kind', '人口类型 人口类别 人口性质 人员类别 户籍类型', 'Kind of residency', {
      required: true,
      choices: ['户籍', '流动', '常住'],
    }),
    ADDRESS(true),
    ...PLACE(false),
    field('origin', '户籍地 户籍所在地 户籍地址 户口所在地', 'Registered in', { width: 20 }),
    field('fromOn', '迁入日期 迁入时间 入住日期 入住时间 搬入日期 居住时间 居住日期', 'Moved in', {
      width: 12,
    }),
    field('toOn', '迁出日期 迁出时间 搬离日期 搬出日期', 'Moved out', { width: 12 }),
    field('informedOn', '告知日期 告知时间', 'Informed on', { required: true, width: 12 }),
  ],
  households: [
    ...PLACE(true),
    ADDRESS(false),
    field('use', '房屋用途 用途 房屋性质 使用情况', 'Use', {
      required: true,
      choices: ['自住', '出租', '空置', '商用'],
    }),
    field('headName', '户主姓名 户主 房主', 'Head of household'),
    field('phone', `${PHONE} 户主电话 户主手机 户主联系电话`, 'Phone', { width: 14 }),
    field('declaredUsual', '常住人数 常住人口数 居住人数 现住人数 人口数', 'Usual residents', {
      required: true,
    }),
    field('declaredRegistered', '户籍在册人数 户籍人数 在册人数', 'Registered residents'),
    field('residenceType', '居住类型 居住情况 人户情况', 'Type of residence', {
      choices: ['户在人在', '户在人不在', '人在户不在', '租住'],
    }),
  ],
}

/** Why a column is known and still not taken. */
export const NOT_TAKEN = {
  made: {
    names:
      '序号 编号 户编号 户号 社区 社区名称 网格 网格名称 所属网格 录入人 录入时间 来源 年龄 同意项 最近走访日期 未了事项 行号 原因 建议',
    zh: '由系统生成，不必导入',
    en: 'Made by the system',
  },
  restricted: {
    names: '关爱标签 人员标签 特殊人群 重点人群 独居 空巢 残疾 残疾人 低保 低保户 产权面积 民族',
    zh: '敏感信息须本人单独同意，不随台账导入',
    en: 'Sensitive: needs a consent of its own, never comes with a dataset',
  },
  party: {
    names: '政治面貌 党员 是否党员 是否党员户 党员户 党组织',
    zh: '党务信息只在党务模块登记',
    en: 'Party matters are kept apart',
  },
  unlawful: {
    names:
      '宗教 宗教信仰 婚姻状况 婚育 生育情况 病种 疾病 健康状况 成绩 收入 月收入 工作单位 职业 学历 文化程度 车辆 车牌 车牌号 发动机号',
    zh: '社区工作不需要，不收集',
    en: 'Not needed for the work of a community: not collected',
  },
  elsewhere: {
    names: '分片责任人 包户责任人 楼栋长 单元长 网格员 楼长 责任人',
    zh: '责任人按任职登记',
    en: 'Who is responsible follows from postings',
  },
  unused: {
    names:
      '籍贯 紧急联系人 紧急联系电话 紧急联系人电话 紧急联系人及电话 特长 爱好 志愿意愿 燃气 充电情况 电动车 宠物 备注 说明',
    zh: '目前没有用到它的功能，不收集',
    en: 'No function uses it: not collected',
  },
  another: {
    names:
      '房东电话 房东姓名 房东 房东手机 房东联系电话 监护人 监护人姓名 监护人电话 中介电话 业主姓名 业主电话',
    zh: '这是别人的姓名或电话，不记在居民名下',
    en: 'Somebody else’s name or phone: not this person’s',
  },
  register: {
    names: '户口性质 户口类型 户口类别 户口登记类型',
    zh: '农业、非农业是户口性质，不是人口类型',
    en: 'A kind of register (rural or not), not a kind of residency',
  },
  unknown: { names: '', zh: '没有对应的栏目', en: 'No field corresponds' },
} as const satisfies Record<string, Text & { names: string }>
type WhyNot = keyof typeof NOT_TAKEN

/** The words of a header alone: 联系电话*(必填) is 联系电话. */
const plainHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[([【〔「].*?[)\]】〕」]/g, '')
    .replace(/[\s*※:]/g, '')

/** Beside each member a roster repeats the head: not the member's name, nor their phone. */
const OF_THE_HEAD = /^(户主|业主|房主)(姓名|名字|电话|手机号?|联系电话|联系方式|身份证号?码?)?$/

/** Of a header that only contains a name, how much the name must be of it. */
const LEAST = 0.5

const WHY_NOT = new Map(
  (Object.entries(NOT_TAKEN) as [WhyNot, { names: string }][]).flatMap(([why, { names }]) =>
    names.split(' ').map(name => [plainHeader(name), why]),
  ),
)
const NAMES = Object.fromEntries(
  Object.entries(DATASET_FIELDS).map(([dataset, fields]) => [
    dataset,
    fields.flatMap(({ id, name, also }) =>
      [name.zh, name.en.toLowerCase(), ...also].map(known => ({ id, known })),
    ),
  ]),
) as Record<Dataset, { id: string; known: string }[]>

/** What a column most likely holds: the field with its confidence, or why it is not taken. */
export function recognise(
  dataset: Dataset,
  header: string,
): { field: string; confidence: number } | { why: WhyNot } {
  const plain = plainHeader(header)
  const exact = NAMES[dataset].find(({ known }) => known === plain || known === plain.toLowerCase())
  if (exact) return { field: exact.id, confidence: 1 }
  if (dataset === 'residents' && OF_THE_HEAD.test(plain)) return { why: 'another' }
  const why = WHY_NOT.get(plain)
  if (why) return { why }
  const within = NAMES[dataset]
    .filter(({ known }) => plain.includes(known))
    .sort((a, b) => b.known.length - a.known.length)[0]
  const confidence = within ? within.known.length / plain.length : 0
  if (confidence >= LEAST) return { field: within!.id, confidence }
  const partly = [...WHY_NOT].find(([name]) => name.length > 1 && plain.includes(name))
  return { why: partly?.[1] ?? 'unknown' }
}

/** Fields without which a row cannot be taken. An address may come in one column or in several. */
export function missingOf(dataset: Dataset, mapped: ReadonlySet<string>): string[] {
  const placed = mapped.has('address') || (mapped.has('building') && mapped.has('dwelling'))
  const isPlace = ({ id }: Field) => ['address', 'estate', 'building', 'dwelling'].includes(id)
  return DATASET_FIELDS[dataset]
    .filter(given => given.required && !mapped.has(given.id) && !(placed && isPlace(given)))
    .map(({ id }) => id)
}
