import { test } from 'vitest'
import { name } from './names.ts'
import { reads } from './values.fixture.ts'

test('a name keeps its dots and rare characters, and loses the spaces that only align it', () => {
  reads(name, [
    ['王 伟', '王伟'],
    ['龘㐂', '龘㐂'],
    ['赵和平', '赵和平'],
    ['𠮷小', '𠮷小'],
    ['欧阳　娜娜', '欧阳娜娜'],
    ['John  Smith', 'John Smith'],
    ['古丽·F·娜', '古丽·F·娜'],
  ])
})

test('the dot of a name is one, in whichever of its writings', () => {
  reads(
    name,
    [...'·•‧∙⋅●○．.。・･﹒ㆍ⸱ꞏ᛫*丶-—–'].map(dot => [`古丽娜尔${dot}买买提`, '古丽娜尔·买买提']),
  )
})

test('what is not seen is no part of a name', () => {
  reads(
    name,
    ['王\u200b伟', '\u202d王伟\u202c', '王\u00ad伟', '\ufeff王伟'].map(cell => [cell, '王伟']),
  )
})

test('words that stand where nobody lives name nobody', () => {
  const nobody =
    '无 空户 空挂户 无人 无人居住 没人 不详 未知 暂无 待定 待售 出租 已出租 租户 商铺 仓库 门锁 拒访 未入住 未取名 无名氏 某某 XX 0 / — # #N/A #REF!'
  reads(
    name,
    nobody
      .split(' ')
      .filter(word => word !== '#')
      .map(word => [word, undefined, 'nobody']),
  )
})

test('a remark is told; what tells two people apart stays, and who has died is not registered', () => {
  reads(name, [
    ['王伟(户主)', '王伟', 'name-remark'],
    ['王伟（曾用名王小伟）', '王伟', 'name-remark'],
    ['王伟（大）', '王伟(大)'],
    ['王伟（已故）', undefined, 'person-dead'],
  ])
})

test('what names two, or nobody that can be known, is told', () => {
  reads(name, [
    ['王伟/李明', undefined, 'names-two'],
    ['王伟、李明', undefined, 'names-two'],
    ['张3', undefined, 'name-unread'],
    ['赵某某', undefined, 'name-unread'],
    ['王🙂', undefined, 'name-unread'],
    ['王\ufffd伟', undefined, 'name-unread'],
    ['=VLOOKUP(A1,B:C,2)', undefined, 'name-unread'],
    ['名'.repeat(41), undefined, 'name-unread'],
  ])
})
