/** Invented people as rows of a delimited file: eight columns, some 150 bytes a row, seeded. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { luhnCheck, residentCheck } from '#shared/domain/masking/check-digits.ts';
import { compoundSurnames, singleSurnames } from '#shared/domain/masking/surnames.ts';

const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂';
const places = [
  '山西省忻州市忻府区',
  '山西省忻州市原平市',
  '山西省忻州市定襄县',
  '山西省忻州市五台县',
  '山西省太原市小店区',
];
const streets = ['长征西街', '和平东路', '建设南路', '七一北路', '新建路'];
const domains = ['163.com', 'qq.com', 'xz.gov.cn'];

export const peopleHeader = '编号,姓名,身份证号,手机号,银行卡号,邮箱,住址,金额';

/** mulberry32. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
};

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

const rowOf = (number: number, below: (limit: number) => number): string => {
  const surname =
    below(20) === 0 ? compoundSurnames[below(compoundSurnames.length)] : singleSurnames[below(100)];
  const name = `${surname}${given[below(given.length)]}${below(3) === 0 ? '' : given[below(given.length)]}`;
  const day = `${1940 + below(70)}${digits(1 + below(12), 2)}${digits(1 + below(28), 2)}`;
  const resident = `1409${digits(1 + below(30), 2)}${day}${digits(below(1000), 3)}`;
  const card = `6228${digits(below(1e9), 9)}${digits(below(1e5), 5)}`;
  const address = `${places[below(places.length)]}${streets[below(streets.length)]}${1 + below(200)}号${1 + below(9)}号楼${1 + below(4)}单元${digits(101 + below(900), 3)}室`;
  return [
    number,
    name,
    resident + residentCheck(resident),
    `13${digits(below(1e9), 9)}`,
    card + luhnCheck(card),
    `user${below(1e6)}@${domains[below(3)]}`,
    address,
    `${below(100_000)}.${digits(below(100), 2)}`,
  ].join(',');
};

export const writePeople = (path: string, rows: number, seed = 7): void => {
  const file = openSync(path, 'w');
  const below = randomOf(seed);
  let part = `${peopleHeader}\n`;
  for (let number = 1; number <= rows; number += 1) {
    part += `${rowOf(number, below)}\n`;
    if (part.length > 1 << 20 || number === rows) {
      writeSync(file, part);
      part = '';
    }
  }
  closeSync(file);
};
