/** What keeps a delimited file from being read, in one sentence with its row. Never holds a value of the file. */
export type CsvFaultCode =
  | 'empty'
  | 'utf-16'
  | 'wrong-encoding'
  | 'header-empty'
  | 'header-twice'
  | 'header-is-data'
  | 'ragged-row'
  | 'broken-quote'
  | 'row-too-long';

const says: Readonly<Record<CsvFaultCode, string>> = {
  empty: '文件是空的。',
  'utf-16': '文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030 后再用。',
  'wrong-encoding': '含有不属于文件编码的字节，没有写出结果。请另存为 UTF-8 或 GB18030 后再用。',
  'header-empty': '标题行有空的列名。',
  'header-twice': '标题行有重复的列名。',
  'header-is-data': '标题行像是数据，列名会写入规则和报告，请在首行补上列名。',
  'ragged-row': '列数与标题行不一致，没有写出结果。请改正这一行。',
  'broken-quote': '引号没有成对，或引号之外还有内容，没有写出结果。请改正这一行。',
  'row-too-long': '一行超过 4 MB，没有写出结果。请检查引号是否缺失。',
};

/** Rows that are shown beside it begin after the header. */
const rowWords = (row: number): string => {
  if (row === 0) return '';
  return row === 1 ? '第 1 行：' : `第 ${row} 行（标题为第 1 行）：`;
};

export class CsvFault extends Error {
  override readonly name = 'CsvFault';
  readonly code: CsvFaultCode;
  /** Counted from 1, the header's row included, a row with line breaks inside quotes as one. 0: the file as a whole. */
  readonly row: number;

  constructor(code: CsvFaultCode, row: number) {
    super(`${rowWords(row)}${says[code]}`);
    this.code = code;
    this.row = row;
  }
}
