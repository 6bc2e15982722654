/** The ways of the masking bench: file to file, each alone in its process. */

import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { parse } from 'csv-parse';
import { inferSchema, initParser } from 'udsv';
import { compileRule } from '#shared/domain/masking/compile.ts';
import { CsvMasker } from '#shared/domain/masking/csv/csv-masker.ts';
import { type KernelExports, openKernel } from '#shared/domain/masking/csv/kernel/open-kernel.ts';
import { compoundSurnameSource, shapeSource } from '#shared/domain/masking/shapes.ts';
import { openCsv } from '../../../src-main/services/masking/csv-source.ts';
import { maskFile } from '../../../src-main/services/masking/mask-file.ts';
import { benchRules } from './rules.ts';

export type Way = (input: string, output: string) => Promise<void> | void;

const copy: Way = (input, output) => {
  const [from, to] = [openSync(input, 'r'), openSync(output, 'w')];
  const chunk = new Uint8Array(1 << 20);
  for (let read = readSync(from, chunk); read > 0; read = readSync(from, chunk))
    writeSync(to, chunk, 0, read);
  closeSync(from);
  closeSync(to);
};

/** The masks alone, without evidence, second look and sync: what the peers do. */
const masksAlone =
  (kernel: () => KernelExports | null): Way =>
  (input, output) => {
    const source = openCsv(input, {});
    const columns = benchRules.columns.map((rule) => {
      const made = compileRule(rule, null);
      if (!made.ok || made.value.by === 'block') throw new Error('no such mask here');
      return { algorithm: rule.algorithm, mask: made.value.mask };
    });
    const masker = new CsvMasker(source, columns, kernel());
    const to = openSync(output, 'w');
    for (const chunk of source.chunks()) writeSync(to, masker.push(chunk));
    writeSync(to, masker.end());
    closeSync(to);
    source.close();
  };

const job = { purpose: '测量', secret: null, format: {}, threads: 1 };
const ruled =
  (threads: number): Way =>
  async (input, output) =>
    void (await maskFile({ ...job, input, output, threads, rules: benchRules }));
const auto =
  (threads: number): Way =>
  async (input, output) =>
    void (await maskFile({ ...job, input, output, threads, rules: null }));
const detect: Way = (input) => {
  const source = openCsv(input, {});
  source.evidence();
  source.close();
};

/** Hand-written masks as a careful programmer would write them for well-formed values; others are hidden whole. */
const compound = new RegExp(compoundSurnameSource, 'u');
const hand: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) =>
    value.length > 2 && compound.test(value) ? `${value.slice(0, 2)}****` : `${value.slice(0, 1)}****`,
  (value) => (/^\d{17}[\dXx]$/u.test(value) ? `${value.slice(0, 4)}****${value.slice(-2)}` : '****'),
  (value) => (/^1[3-9]\d{9}$/u.test(value) ? `${value.slice(0, 3)}****${value.slice(-2)}` : '****'),
  (value) => (/^\d{13,19}$/u.test(value) ? `****${value.slice(-4)}` : '****'),
  (value) => (value.indexOf('@') > 2 ? `${value.slice(0, 1)}****${value.slice(value.indexOf('@'))}` : '****'),
  (value) => /^.{2,8}?省.{1,9}?市.{1,9}?[县区市]/u.exec(value)?.[0] ?? '****',
  (value) => value,
];

const udsv: Way = (input, output) => {
  const text = readFileSync(input, 'utf8');
  const parser = initParser(inferSchema(text));
  const to = openSync(output, 'w');
  let part = `${text.slice(0, text.indexOf('\n'))}\n`;
  parser.stringArrs(text, (row) => {
    part += `${row.map((value, at) => hand[at]?.(value) ?? '').join(',')}\n`;
    if (part.length < 1 << 20) return;
    writeSync(to, part);
    part = '';
  });
  writeSync(to, part);
  closeSync(to);
};

const csvParse: Way = async (input, output) => {
  const to = createWriteStream(output);
  let first = true;
  for await (const row of createReadStream(input).pipe(parse()) as AsyncIterable<string[]>) {
    const line = first ? row : row.map((value, at) => hand[at]?.(value) ?? '');
    first = false;
    if (!to.write(`${line.join(',')}\n`)) await once(to, 'drain');
  }
  to.end();
  await once(to, 'finish');
};

const formed = (
  column: string,
  kind: 'resident-id' | 'mobile' | 'bank-card' | 'email' | 'name',
  shown: string,
): string =>
  `CASE WHEN regexp_full_match("${column}", '${shapeSource(kind).slice(1, -1)}') THEN ${shown} ELSE '****' END AS "${column}"`;

const duckSelect = `SELECT "编号",
  ${formed('姓名', 'name', `CASE WHEN length("姓名") > 2 AND regexp_matches("姓名", '${compoundSurnameSource}') THEN left("姓名", 2) ELSE left("姓名", 1) END || '****'`)},
  ${formed('身份证号', 'resident-id', `left("身份证号", 4) || '****' || upper(right("身份证号", 2))`)},
  ${formed('手机号', 'mobile', `left("手机号", 3) || '****' || right("手机号", 2)`)},
  ${formed('银行卡号', 'bank-card', `'****' || right("银行卡号", 4)`)},
  ${formed('邮箱', 'email', `CASE WHEN strpos("邮箱", '@') > 3 THEN left("邮箱", 1) ELSE '' END || '****' || substr("邮箱", strpos("邮箱", '@'))`)},
  coalesce(nullif(regexp_extract("住址", '^[一-龥]{2,8}?省[一-龥]{1,9}?市[一-龥]{1,9}?[县区市]'), ''), '****') AS "住址",
  "金额"`;

const duck =
  (threads: number): Way =>
  async (input, output) => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const database = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await database.connect();
    await connection.run(
      `COPY (${duckSelect} FROM read_csv('${input}', all_varchar = true, header = true)) TO '${output}' (FORMAT csv, HEADER true)`,
    );
    connection.closeSync();
  };

export const ways: Readonly<Record<string, Way>> = {
  copy,
  bytes: masksAlone(openKernel),
  plain: masksAlone(() => null),
  ruled: ruled(1),
  ruled2: ruled(2),
  auto: auto(1),
  auto2: auto(2),
  detect,
  duck1: duck(1),
  duck2: duck(2),
  udsv,
  'csv-parse': csvParse,
};

/** Of these, those that are the desk's own, and run as it does. */
export const deskWays: ReadonlySet<string> = new Set([
  'bytes',
  'plain',
  'ruled',
  'ruled2',
  'auto',
  'auto2',
  'detect',
]);
