export const refusals = {
  'upload-too-large': { zh: '文件不能超过 64 MB，请拆分后再导入', en: 'A file may have at most 64 MB; split it' },
  'file-missing': { zh: '没有收到文件', en: 'No file was received' },
  'no-header': {
    zh: '没有找到表头：请确认第一张表里有“姓名、现住地址”或“楼栋、室号”这样的列名',
    en: 'No header was found: the first sheet needs column names such as 姓名 and 现住地址, or 楼栋 and 室号',
  },
  'fields-missing': { zh: '还有必填的栏目没有对应的列', en: 'A required field has no column yet' },
  'unknown-field': { zh: '台账没有这个栏目', en: 'The ledger has no such field' },
  'field-twice': { zh: '同一栏目对应了两列', en: 'Two columns are mapped to one field' },
  'at-work': { zh: '本社区有一份台账正在处理，请等它结束', en: 'A ledger of this community is being worked on; wait until it ends' },
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
  'phone-unread': fails('电话号码不对', 'This is not a phone number', [
    '填 11 位手机号，或区号加座机号',
    'Write a mobile number of 11 digits, or a landline with its area code',
  ]),
  scientific: fails('号码被显示成科学计数法，末几位可能已丢失', 'The number is in scientific notation; its last digits may be lost', [
    '在 Excel 中把该列设为“文本”，按原件重新填写号码',
    'Set the column to “text” in Excel and enter the number again from the original',
  ]),
  'date-unread': fails('日期无法识别', 'The date cannot be read', ['写成 2021-07-03 或 2021.7', 'Write 2021-07-03 or 2021.7']),
  'date-impossible': fails('日期不在合理范围', 'The date is out of range', ['检查年份', 'Check the year']),
  'dates-reversed': fails('迁出日期早于迁入日期', 'Moved out before moving in', ['检查两个日期', 'Check both dates']),
  'choice-unread': fails('不是可选的内容', 'This is not one of the choices', ['改成模板中列出的写法', 'Use one of the words of the template']),
  'number-unread': fails('人数不对', 'This is not a number of people', ['填 0 到 999 的整数', 'Write a whole number from 0 to 999']),
  'address-unread': fails('地址无法识别', 'The address cannot be read', [
    '写成“和园小区 3栋 2单元 601室”，或分列填写',
    'Write 和园小区 3栋 2单元 601室, or use one column for each part',
  ]),
  'estate-unclear': fails('不清楚是哪个小区', 'It is not clear which estate is meant', ['补上小区名称', 'Add the name of the estate']),
  'unit-missing': fails('这栋楼分单元，缺单元号', 'The building has units, and the unit is missing', ['补上单元号', 'Add the unit']),
  'room-missing': fails('缺室号', 'The room is missing', ['补上室号', 'Add the room']),
  'home-too-large': fails('同一室号下超过 500 人', 'More than 500 people in one home', ['检查地址是否填全', 'Check that the address is complete']),
  'other-name': fails('这个身份证号已登记在另一个姓名下', 'This citizen id belongs to another name', ['核对姓名和身份证号', 'Check name and id']),
  'other-id': fails('同名同址（或同电话）者登记的是另一个身份证号', 'The same name is there under another citizen id', [
    '核对身份证号；确是两人请在姓名后注明',
    'Check the id; tell two people apart in the name',
  ]),
  'two-persons': fails('身份证号和电话分别对应系统中的两个人', 'Id and phone belong to two different people', ['核对身份证号和电话', 'Check id and phone']),

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
  'sex-differs': warns('性别与身份证号不符，按所填录入', 'Sex and id disagree; taken as written', ['核对', 'Check it']),
  'birth-differs': warns('出生日期与身份证号不符，按所填录入', 'Birth and id disagree; taken as written', ['核对', 'Check it']),
  'also-elsewhere': warns('此人在另一住址也登记为同一人口类型', 'Also registered in the same way at another address', [
    '如已搬家，请登记迁出',
    'If they moved, record the moving out',
  ]),
} as const
export type Reason = keyof typeof REASONS
