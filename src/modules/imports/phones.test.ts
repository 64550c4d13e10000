import { test } from 'vitest'
import { phone } from './phones.ts'
import { reads } from './values.fixture.ts'

test('a phone is one number, however it is set', () => {
  reads(phone, [
    [13800138000, '13800138000'],
    ['13800138000.0', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86-138-0013-8000', '13800138000'],
    ['+86 13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['138–0013–8000', '13800138000'],
    ['138—0013—8000', '13800138000'],
    ['138‑0013‑8000', '13800138000'],
    ['138−0013−8000', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['\u202d13800138000\u202c', '13800138000'],
    ['138\u200b00138000', '13800138000'],
    ["'13800138000", '13800138000'],
    ['‘13800138000', '13800138000'],
    ['13800138000。', '13800138000'],
    ['手机：13800138000', '13800138000'],
    ['13800138000转', '13800138000'],
    ['0914-2312345', '09142312345'],
    ['(0914)2312345', '09142312345'],
    ['2312345', '2312345'],
  ])
})

test('of two numbers the first is taken, and what stands beside a number is told', () => {
  reads(phone, [
    ['13800138000/13900139000', '13800138000', 'second-phone'],
    ['13800138000或13900139000', '13800138000', 'second-phone'],
    ['13800138000 13900139000', '13800138000', 'second-phone'],
    ['13800138000\n13900139000', '13800138000', 'second-phone'],
    ['13800138000（女儿13900139000）', '13800138000', 'second-phone'],
    ['0914-2312345,2312346', '09142312345', 'second-phone'],
    ['0914-2312345转801', '09142312345', 'phone-extension'],
    ['2312345-801', '2312345', 'phone-extension'],
    ['13800138000(儿子)', '13800138000', 'phone-of-another'],
    ['女儿13800138000', '13800138000', 'phone-of-another'],
  ])
})

test('what is no number loses nobody', () => {
  reads(phone, [
    ['无', undefined],
    ['-', undefined],
    ['无电话', undefined, 'phone-none'],
    ['空号', undefined, 'phone-none'],
    ['拒绝提供', undefined, 'phone-none'],
    ['0', undefined, 'phone-none'],
    ['×', undefined, 'phone-none'],
    ['同户主', undefined, 'ditto-nothing'],
    ['1.38E+10', undefined, 'phone-scientific'],
    ['138****8000', undefined, 'masked-not-taken'],
    ['1380013800', undefined, 'phone-unread'],
    ['138001380001', undefined, 'phone-unread'],
    ['12800138000', undefined, 'phone-unread'],
    ['12345', undefined, 'phone-unread'],
    ['#N/A', undefined, 'phone-unread'],
    [new Date('2021-01-01'), undefined, 'phone-unread'],
  ])
})
