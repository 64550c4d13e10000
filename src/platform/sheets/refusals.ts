/** The words in which a spreadsheet is refused. */
export const refusals = {
  'sheet-wrong-type': {
    zh: '文件内容与扩展名不符：请用 Excel 或 WPS 打开后另存为 .xlsx，或导出为 .csv',
    en: 'The content is not what the name says: open it in Excel or WPS and save it as .xlsx, or export it as .csv',
  },
  'sheet-is-xls': {
    zh: '这是旧版 .xls（或 .et）表格：请用 Excel 或 WPS 打开后另存为 .xlsx',
    en: 'This is an old .xls (or .et) workbook: open it in Excel or WPS and save it as .xlsx',
  },
  'sheet-encrypted': {
    zh: '表格设有密码：请去掉密码后重新保存',
    en: 'The workbook is protected by a password: remove the password and save it again',
  },
  'sheet-not-readable': {
    zh: '表格已损坏或不完整，无法读取：请打开后重新另存一份',
    en: 'The file is damaged or incomplete and cannot be read: open it and save a fresh copy',
  },
  'sheet-too-large': {
    zh: '表格太大：请拆分成几份，或删去多余的行、列和合并单元格',
    en: 'The sheet is too large: split it, or delete rows, columns and merged cells that are not needed',
  },
  'sheet-too-wide': {
    zh: '列数超过 200 列：请删去右侧多余的列',
    en: 'There are more than 200 columns: delete those on the right that are not needed',
  },
  'sheet-is-html': {
    zh: '这个文件其实是网页，只是名字叫表格：请用 Excel 或 WPS 打开后另存为 .xlsx',
    en: 'The file is a web page that only calls itself a workbook: open it in Excel or WPS and save it as .xlsx',
  },
} as const
