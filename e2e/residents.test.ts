/** Who lives where: a register is handed in, and its people are found, visited and taken out. */
import { readXlsx } from 'hucre/xlsx'
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './visitor.ts'
import { button, rowsOf, settled } from './windows.ts'

const REGISTER = {
  name: '居民台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '姓名,性别,出生日期,电话,与户主关系,人口类型,小区,楼栋,单元,室号,告知日期',
      '温如玉,女,1951-03-04,13900007001,户主,户籍,和园小区,1栋,1单元,101室,2026-01-05',
      '温小舟,男,1980-05-06,13900007002,子女,户籍,和园小区,1栋,1单元,101室,2026-01-05',
      '卓一鸣,男,1992-07-08,13900007003,户主,流动,秀水花园,31栋,1单元,101室,2026-01-05',
      '写错了,男,1992-07-08,123,户主,流动,和园小区,,,,2026-01-05',
    ].join('\n'),
  ),
}
const contentOf = async (file: Download) =>
  (await (await file.createReadStream()).toArray()).join('')
const rows = (page: Page) => rowsOf(page, '居民台账')
const names = async (page: Page) => {
  await settled(page)
  return (await rows(page).getByRole('cell').allInnerTexts()).join('\n')
}

test('a secretary hands a register in and takes home the rows that were not taken', async () => {
  const page = await visit('heyuan-secretary', '/desk/imports')
  await page.getByLabel('选择文件，或拖到这里').setInputFiles(REGISTER)
  await button(page, '预检（不改动数据）').click()
  await page.getByRole('button', { name: /^导入，改动 3 行/ }).click()
  const [failed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^下载没有导入的 1 行/ }).click(),
  ])
  expect((await contentOf(failed)).length).toBeGreaterThan(100)
  await button(page, '撤销这次导入').waitFor()
})

test('the secretary finds a resident by name and address, by phone for a purpose, and opens the home', async () => {
  const page = await visit('heyuan-secretary', '/desk/residents')
  for (const words of ['如玉', 'wry']) {
    await page.getByLabel('姓名或地址').fill(words)
    await button(page, '查询').click()
    await expect.poll(() => new URL(page.url()).searchParams.get('words')).toContain(words)
    await expect.poll(() => rows(page).count()).toBe(1)
    expect(await names(page)).toContain('温如玉')
  }
  // A whole number is asked for with a purpose, and stands in no address.
  await page.getByLabel('姓名或地址').fill('139 0000 7001')
  await button(page, '查询').click()
  const lookUp = page.getByRole('dialog', { name: '按号码查找' })
  await lookUp.getByLabel('用途').fill('来电核对')
  await lookUp.getByRole('button', { name: '查找' }).click()
  await lookUp.getByRole('listitem').filter({ hasText: '温如玉' }).waitFor()
  expect(page.url()).not.toContain('7001')
  await page.keyboard.press('Escape')
  await lookUp.waitFor({ state: 'detached' })
  await page.getByLabel('姓名或地址').fill('1栋1单元101')
  await button(page, '查询').click()
  await expect.poll(() => rows(page).count()).toBe(2)
  await rows(page).first().click()
  const card = page.getByRole('dialog')
  await card.getByRole('region', { name: '现住人员' }).waitFor()
  const told = await card.innerText()
  for (const text of ['和园小区 1栋 1单元 101室', '温如玉', '温小舟', '1********01'])
    expect(told).toContain(text)
  expect(told).not.toContain('13900007001')
})

test('a list that is taken out is masked, and the secretary sees who took it and what for', async () => {
  const page = await visit('heyuan-secretary', '/desk/residents?kind=registered')
  // Whoever had looked before sees it too.
  await button(page, '导出与翻看记录').click()
  await page.getByRole('dialog', { name: '导出与翻看记录' }).waitFor()
  await settled(page)
  await page.keyboard.press('Escape')
  await button(page, '导出').click()
  const form = page.getByRole('dialog', { name: '导出', exact: true })
  await form.getByLabel('导出用途').fill('核对选民')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: '导出', exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  const { sheets } = await readXlsx(Buffer.concat(await (await file.createReadStream()).toArray()))
  const text = sheets[0]!.rows.map(row => row.join(',')).join('\n')
  expect(text).toContain('温如玉')
  expect(text).toContain('1********01')
  expect(text).not.toContain('卓一鸣')
  expect(text).not.toContain('13900007001')
  const taken = text.match(/,"?户籍"?,/g)?.length
  await form.waitFor({ state: 'detached' })
  await button(page, '导出与翻看记录').click()
  const line = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '核对选民' })
  expect(await line.innerText()).toContain(`社区书记 方立秋导出了居民台账：户籍，${taken} 条`)
})

test('a grid worker finds the people of the own grid and opens their card at the door', async () => {
  const page = await visit('heyuan-grid1', '/field/')
  await page.getByRole('link', { name: '查住户' }).click()
  await page.getByText('温小舟').waitFor()
  expect(await page.getByText('卓一鸣').count()).toBe(0)
  await page.getByLabel('姓名或地址').fill('卓一鸣')
  await button(page, '查').click()
  await page.getByText('没有查到').waitFor()
  await page.getByLabel('姓名或地址').fill('13900007001')
  await button(page, '查').click()
  await page.getByLabel('用途').fill('上门前核对')
  await button(page, '查找').click()
  await page.getByRole('link', { name: /温如玉/ }).waitFor()
  await page.getByLabel('姓名或地址').fill('温')
  await button(page, '查').click()
  await page.getByRole('link', { name: /温如玉/ }).click()
  await page.getByRole('heading', { name: '和园小区 1栋 1单元 101室' }).waitFor()
  await page.getByText('1********02').waitFor()

  const other = await visit('heyuan-grid2', '/field/homes')
  await other.getByText('卓一鸣').waitFor()
  expect(await other.getByText('温如玉').count()).toBe(0)
})
