/**
 * The way back of 可还原加密: the columns a rule set encrypted are opened with its secret, all others stay as they are. One
 * value that does not open ends the work: the secret or the purpose is another, or the value was changed.
 */
import { purposeKeys } from '#shared/crypto/mask-keys.ts';
import { CsvMasker, type MaskedColumn } from '#shared/domain/masking/csv/csv-masker.ts';
import { rulesOfFile } from '#shared/domain/masking/csv/piece-work.ts';
import type { MaskKeys } from '#shared/domain/masking/keys.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import type { ColumnRule, MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { openCsv } from './csv-source.ts';
import { diskFault } from './disk-fault.ts';
import { openSafeOutput } from './safe-output.ts';

export type RestoreJob = {
  readonly input: string;
  readonly output: string;
  readonly rules: MaskRuleSet;
  readonly secret: Uint8Array;
};

export type Restored = { readonly rows: number; readonly columns: readonly string[] };

const isEncrypted = ({ algorithm }: ColumnRule): boolean => algorithm.id === 'encrypt';

const columnOf = (rule: ColumnRule, keys: MaskKeys): MaskedColumn => {
  if (!isEncrypted(rule)) return { algorithm: { id: 'keep', reason: '' }, mask: (value) => value };
  const mask = (value: string, row: number): string => {
    const opened = value === '' ? '' : keys.open(value);
    if (opened !== null) return opened;
    const where = `第 ${row + 1} 行（标题为第 1 行）列“${rule.column}”`;
    throw new MaskFault(`${where}：不能还原，没有写出结果。密钥或用途与加密时不同，或者这个值被改动过。`);
  };
  return { algorithm: rule.algorithm, mask };
};

const restoreOpened = ({ input, output, rules, secret }: RestoreJob): Restored => {
  const source = openCsv(input, {});
  try {
    const inOrder = rulesOfFile(rules, source.header);
    const columns = inOrder.filter(isEncrypted).map(({ column }) => column);
    if (columns.length === 0) throw new MaskFault('规则里没有可还原加密的列。');
    const keys = purposeKeys(secret, rules.purpose);
    const opener = new CsvMasker(
      source,
      inOrder.map((rule) => columnOf(rule, keys)),
      null,
    );
    const safe = openSafeOutput(output);
    try {
      for (const chunk of source.chunks()) safe.write(opener.push(chunk));
      safe.write(opener.end());
      safe.keep();
      return { rows: opener.rows, columns };
    } finally {
      safe.discard();
    }
  } finally {
    source.close();
  }
};

/** @throws MaskFault, CsvFault; nothing then stands under the output's name that did not before */
export const restoreFile = (job: RestoreJob): Restored => {
  if (job.input === job.output) throw new MaskFault('输出文件不能是输入文件本身。');
  try {
    return restoreOpened(job);
  } catch (error) {
    throw diskFault(error) ?? error;
  }
};
