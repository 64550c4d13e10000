export const refusals = {
  'upload-too-large': { zh: '文件不能超过 64 MB，请拆分后再导入', en: 'A file may have at most 64 MB; split it' },
  'file-missing': { zh: '没有收到文件', en: 'No file was received' },
  'no-header': {
    zh: '没有找到表头：请确认没有隐藏的某张表里有“姓名、现住地址”或“楼栋、室号”这样的列名',
    en: 'No header was found: a sheet that is not hidden needs column names such as 姓名 and 现住地址, or 楼栋 and 室号',
  },
  'sheets-differ': {
    zh: '选中的表列名不一样，不能一起导入：请一次选列名相同的表',
    en: 'The sheets that were chosen have different columns: choose those with the same columns',
  },
  'fields-missing': { zh: '还有必填的栏目没有对应的列', en: 'A required field has no column yet' },
  'unknown-field': { zh: '台账没有这个栏目', en: 'The dataset has no such field' },
  'field-twice': { zh: '同一栏目对应了两列', en: 'Two columns are mapped to one field' },
  'at-work': { zh: '本社区有一份台账正在处理，请等它结束', en: 'A dataset of this community is being worked on; wait until it ends' },
  'not-in-this-state': { zh: '这份导入现在的状态不能这样做', en: 'The import is not in a state for this' },
  'file-forgotten': { zh: '原文件已按期删除，请重新上传', en: 'The file was deleted after its time; upload it again' },
} as const

type Said = { fails: boolean; zh: string; en: string; mend: { zh: string; en: string } }
const fails = (zh: string, en: string, mend: [zh: string, en: string]): Said => ({ fails: true, zh, en, mend: { zh: mend[0], en: mend[1] } })
const warns = (zh: string, en: string, mend: [zh: string, en: string]): Said => ({ fails: false, zh, en, mend: { zh: mend[0], en: mend[1] } })

/** Why a row was not taken, or was taken and wants a look; each with how to mend it. */
export const REASONS = {
  missing: fails('必填项为空', 'A required value is missing', ['补填后重新上传', 'Fill it in and upload again']),
  'name-unread': fails('姓名无法识别', 'This is not a name', ['只填姓名，不超过 40 个字', 'Only the name, at most 40 characters']),
  'names-two': fails('一格里写了两个人', 'Two people in one cell', ['每人一行', 'A row for each of them']),
  'person-dead': fails('注明已故，不再登记为居民', 'Said to have died: not registered as living here', [
    '删去这一行；如仍在世，去掉备注',
    'Delete the row; drop the remark if they are alive',
  ]),
  scientific: fails('号码被显示成科学计数法，末几位可能已丢失', 'The number is in scientific notation; its last digits may be lost', [
    '在 Excel 中把该列设为“文本”，按原件重新填写号码',
    'Set the column to “text” in Excel and enter the number again from the original',
  ]),
  'date-unread': fails('日期无法识别', 'The date cannot be read', ['写成 2021-07-03 或 2021.7', 'Write 2021-07-03 or 2021.7']),
  'date-lunar': fails('这是农历日期，换算不出是哪一天', 'A day of the lunar calendar: which day it is cannot be told', [
    '写成公历，如 1950-02-19',
    'Write the day of the common calendar, like 1950-02-19',
  ]),
  'date-impossible': fails('日期不在合理范围', 'The date is out of range', ['检查年份', 'Check the year']),
  'dates-reversed': fails('迁出日期早于迁入日期', 'Moved out before moving in', ['检查两个日期', 'Check both dates']),
  'choice-unread': fails('不是可选的内容', 'This is not one of the choices', ['改成模板中列出的写法', 'Use one of the words of the template']),
  'number-unread': fails('人数不对', 'This is not a number of people', ['填 0 到 999 的整数', 'Write a whole number from 0 to 999']),
  'address-unread': fails('地址无法识别', 'The address cannot be read', [
    '写成“和园小区 3栋 2单元 601室”，或分列填写',
    'Write 和园小区 3栋 2单元 601室, or use one column for each part',
  ]),
  'address-contradicts': fails('楼栋、单元和室号互相矛盾', 'Building, unit and room contradict each other', [
    '核对这几列是不是同一处',
    'Check that these columns name one home',
  ]),
  'homes-several': fails('一格里写了几处住房', 'Several homes in one cell', ['每处住房一行', 'A row for each home']),
  'place-new': fails('要新建的楼栋还没有确认', 'The building is not there, and nobody agreed to make it', [
    '在预检里确认新建，或对应到已有的楼栋',
    'Agree to make it in the check, or name the building that is meant',
  ]),
  'estate-unclear': fails('不清楚是哪个小区', 'It is not clear which estate is meant', ['补上小区名称', 'Add the name of the estate']),
  'unit-missing': fails('这栋楼分单元，缺单元号', 'The building has units, and the unit is missing', ['补上单元号', 'Add the unit']),
  'room-missing': fails('缺室号', 'The room is missing', ['补上室号', 'Add the room']),
  'home-too-large': fails('同一室号下超过 500 人', 'More than 500 people in one home', ['检查地址是否填全', 'Check that the address is complete']),
  'other-name': fails('这个身份证号已登记在另一个姓名下', 'This citizen id belongs to another name', ['核对姓名和身份证号', 'Check name and id']),
  'namesake-phone': fails('同名同电话者的性别或出生日期不同', 'The same name and phone is there with another sex or birthday', [
    '核对性别和出生日期；确是两人请各填自己的电话',
    'Check sex and birthday; two people need a phone each',
  ]),
  namesakes: fails('这一户有两位同名的人，分不清是哪一位', 'Two of this name live there: which is meant is not clear', [
    '补填出生日期或身份证号',
    'Add the birthday or the id',
  ]),
  'other-id': fails('同名同址（或同电话）者登记的是另一个身份证号', 'The same name is there under another citizen id', [
    '核对身份证号；确是两人请在姓名后注明',
    'Check the id; tell two people apart in the name',
  ]),
  'tried-too-often': fails('近期已用多个不同号码比对过，30 天内不再比对', 'Too many numbers were tried here lately; none is compared for 30 days', [
    '请与本人当面核对；查已有号码请用“按号码查人”',
    'Check it with the person; to find somebody by a number, look the number up',
  ]),
  'two-persons': fails('身份证号和电话分别对应系统中的两个人', 'Id and phone belong to two different people', ['核对身份证号和电话', 'Check id and phone']),

  nobody: warns('这里没有姓名，只登记房屋，不登记人', 'Nobody is named: the home is kept, and no person', [
    '有人居住时再补姓名',
    'Add a name once somebody lives there',
  ]),
  namesake: warns(
    '同户已有同名的人，性别或出生日期不同，按另一个人录入',
    'Somebody of this name lives there with another sex or birthday: taken as another person',
    ['核对是不是同一个人；若是，改正日期后重新导入', 'Check whether they are one; if so, mend the date and import again'],
  ),
  'namesake-elsewhere': warns(
    '本社区另一住址已有同名的人，这一行没有号码，按另一个人录入',
    'Somebody of this name is here at another address; without a number taken as another person',
    ['若是同一人，补填电话或身份证号后重新导入', 'If they are one, add the phone or the id and import again'],
  ),
  'birth-not-whole': warns('出生日期只有年或年月，按所写时段的第一天录入', 'Only a year or a month of birth; taken as its first day', [
    '补填到日',
    'Add the day',
  ]),
  'name-remark': warns('姓名里的备注没有录入', 'The remark in the name is not taken', ['只填姓名', 'Only the name']),
  'ditto-nothing': warns('写的是“同上”，但上面没有内容', 'It says the same as above, and nothing is there', ['照原值补填', 'Fill in the value itself']),
  'phone-unread': warns('电话号码不对，未录入', 'This is not a phone number; not taken', [
    '填 11 位手机号，或区号加座机号',
    'Write a mobile number of 11 digits, or a landline with its area code',
  ]),
  'phone-none': warns('没有可用的电话，未录入', 'No phone that can be called; not taken', ['有号码时再补', 'Add one when there is one']),
  'phone-scientific': warns('号码被显示成科学计数法，末几位可能已丢失，未录入', 'The number is in scientific notation; not taken', [
    '在 Excel 中把该列设为“文本”，重新填写号码',
    'Set the column to “text” in Excel and enter the number again',
  ]),
  'phone-extension': warns('分机号没有录入', 'The extension is not taken', ['需要时写在走访记录里', 'Note it elsewhere if it is needed']),
  'phone-of-another': warns('号码旁写着别的称呼，请核对是不是本人的', 'A word beside the number says it may be somebody else’s', [
    '只填本人的号码',
    'Only their own number',
  ]),
  'date-zero': warns('空日期被显示成 1900/1/0，按空白处理', 'An empty date shown as 1900/1/0; taken as empty', ['照原件补填', 'Fill it in from the original']),
  'number-about': warns('人数是约数，按所写数字录入', 'About so many; taken as the number that is written', ['核对后写准确人数', 'Write the exact number']),
  'origin-unread': warns('户籍地无法识别，未录入', 'Where they are registered cannot be read; not taken', ['照户口簿补填', 'Fill it in from the register']),
  'id-check-digit': warns('身份证号校验位不符，已照录', 'The check digit of the id is wrong; taken as it is', ['与本人核对', 'Check it with the person']),
  'id-not-taken': warns('不是 18 位身份证号，未录入', 'Not an id of 18 characters; not taken', ['补填 18 位号码', 'Enter all 18 characters']),
  'masked-not-taken': warns('号码带 * 号，未录入', 'The number is masked; not taken', ['补填完整号码', 'Enter the whole number']),
  'second-phone': warns('有两个号码，只取第一个', 'Two numbers; only the first is taken', ['每格只填一个号码', 'One number in a cell']),
  'relation-unknown': warns('与户主关系不认识，记为“其他亲属”', 'The relation is not known; taken as other', [
    '改用模板中的写法',
    'Use a word of the template',
  ]),
  'date-ambiguous': warns('日期 .1 可能是 1 月也可能是 10 月，按 1 月录入', '.1 may be January or October; taken as January', [
    '把该列设为文本，写成 2021.10',
    'Set the column to text and write 2021.10',
  ]),
  'sex-differs': warns('性别与身份证号不符，按身份证号录入', 'Sex and id disagree; taken from the id', ['核对', 'Check it']),
  'birth-differs': warns('出生日期与身份证号不符或读不出，按身份证号录入', 'Birth and id disagree, or it cannot be read; taken from the id', [
    '核对',
    'Check it',
  ]),
  'also-elsewhere': warns('此人在另一住址也登记为同一人口类型', 'Also registered in the same way at another address', [
    '如已搬家，请登记迁出',
    'If they moved, record the moving out',
  ]),
} as const
export type Reason = keyof typeof REASONS
