import { expect, test } from 'vitest'
import { isCommon } from './common-passwords.ts'

const COMMON = [
  '123456789012345',
  '987654321098765',
  '111222333444555',
  'aaaaaaaaaaaaaaa',
  'abababababababa',
  'qwertyuiopasdfgh',
  'QWERTYUIOP12345',
  '1qaz2wsx3edc4rfv',
  'abcdefghijklmno',
  'passwordpassword',
  'Password Password 123',
  'administrator123',
  'welcomewelcome2026',
  'linlilinlilinli',
  'linli123456789012',
  'woaini5201314520',
  'iloveyouiloveyou',
  '１２３４５６７８９０１２３４５',
  '一二三四五六七八九十一二三四五',
  '为人民服务为人民服务为人民服务',
  '社会主义核心价值观富强民主文明和谐',
  '床前明月光疑是地上霜举头望明月',
  'correcthorsebatterystaple',
]

test.each(COMMON)('%s is what everybody tries', password => {
  expect(password.length).toBeGreaterThanOrEqual(15)
  expect(isCommon(password)).toBe(true)
})

test('so is what is made of the account and the name of its owner', () => {
  const owner = ['song.zhaodi', '宋招娣']
  for (const password of ['song.zhaodi2026!', 'zhaodi.song12345', '宋招娣宋招娣宋招娣宋招娣123'])
    expect(isCommon(password, owner), password).toBe(true)
  expect(isCommon('宋招娣每天傍晚都要去河边走三圈', owner)).toBe(false)
})

test.each([
  'a horse that reads the newspaper',
  'a horse that reads',
  '在和园社区办事要耐心细心热心用心',
  '一句谁也猜不到的好记的长长的话',
  'password of my first bicycle',
  'K7q2mx-19fLw-88zTe',
])('%s is a password', password => expect(isCommon(password)).toBe(false))
