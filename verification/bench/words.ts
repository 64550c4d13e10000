/** What people are called and what they write, the n-th always the same. */
import { seeded } from '#demo/random.ts'
import type { Random } from '#demo/random.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆',
]
const GIVEN = [
  ...'伟芳娜敏静强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉珍华丽红建国文海燕鹏飞波斌宇浩凯雪梅琳晨阳博文慧欣怡俊峰志远',
]
const WHERE = [
  '三单元一楼',
  '地下车库入口',
  '小区北门',
  '楼前花坛边',
  '单元门口',
  '健身广场',
  '二楼楼道',
  '垃圾投放点',
  '快递柜旁',
  '幼儿园后门',
  '消防通道',
  '六楼天台',
  '东侧围墙',
  '水泵房附近',
  '物业办公室门前',
  '篮球场',
]
const WHAT = [
  '感应灯不亮',
  '井盖松动',
  '水压很小',
  '堆了旧家具',
  '停满了电动车',
  '踏板断了',
  '路灯九点就灭',
  '墙面渗水',
  '门禁刷不开',
  '电梯异响',
  '树枝压住电线',
  '下水道返味',
  '飞线充电',
  '噪音扰民',
  '积水很深',
  '栏杆生锈晃动',
  '广告贴满墙',
  '监控没有画面',
  '暖气不热',
  '燃气管道有锈',
  '地砖翘起',
  '排水沟堵塞',
  '宠物粪便没人清理',
  '占用公共绿地',
]
const SINCE = [
  '已经一个星期了',
  '从上个月开始',
  '昨天晚上发现的',
  '反映过一次没有结果',
  '下雨以后更严重',
  '每天早晚都这样',
  '前天才修过又坏了',
  '入冬以来一直如此',
]
const HARM = [
  '老人下楼看不见台阶',
  '孩子玩耍容易受伤',
  '晚上不敢走',
  '影响全楼居民休息',
  '担心有人绊倒',
  '车辆没法通过',
  '夏天蚊虫很多',
  '邻居之间为此争吵',
  '消防车进不来',
  '家里老人腿脚不便',
]
const WISH = [
  '希望尽快处理',
  '请安排人来看看',
  '能不能换一个新的',
  '麻烦联系一下物业',
  '请告诉我们什么时候能修好',
  '建议统一整治',
  '愿意配合清理',
  '盼回复',
]

/** A few names are borne by many, most by few. */
export function nameAt(n: number): string {
  const random = seeded(n * 7919 + 17)
  const surname = SURNAMES[Math.min(random.below(SURNAMES.length), random.below(SURNAMES.length))]!
  return surname + random.of(GIVEN) + (random.chance(0.8) ? random.of(GIVEN) : '')
}

/** A complaint of 20 to 120 characters, and two words of it by which somebody would look for it. */
export function complaintAt(n: number): { text: string; words: string } {
  const random = seeded(n * 104_729 + 3)
  const [where, what] = [random.of(WHERE), random.of(WHAT)]
  const length = 20 + random.below(90)
  let text = `${where},${what},${random.of(SINCE)}`
  while (text.length < length) text += `,${more(random)}`
  return { text: `${text}。`.padEnd(20, '。'), words: `${where} ${what}` }
}

const more = (random: Random): string => random.of([HARM, WISH, SINCE, HARM]).at(random.below(8))!
