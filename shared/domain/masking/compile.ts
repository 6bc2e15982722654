/** A rule set's algorithms as functions over values, ready for a file of any length. */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { keyedAlgorithms, maskMark } from './algorithm.ts';
import { maskOf } from './apply-mask.ts';
import { addNoise, shuffle } from './disturb.ts';
import {
  generaliseAddress,
  generaliseAge,
  generaliseDate,
  generaliseNumber,
  roundNumber,
} from './generalise.ts';
import type { MaskKeys } from './keys.ts';
import type { SensitiveKind } from './kind.ts';
import { maskText } from './mask-text.ts';
import { pseudonymOf } from './pseudonym.ts';
import { pseudonymInForm } from './pseudonym-in-form.ts';
import type { ColumnRule } from './rule-set.ts';
import { plainSpelling } from './spelling.ts';

/** @param row the data row's number in the file, from 1: only noise draws on it */
export type MaskValue = (value: string, row: number) => string;

export type ColumnMasker =
  | { readonly by: 'value'; readonly mask: MaskValue }
  | {
      readonly by: 'block';
      /** Values of so many rows at a time; the last block may be shorter. */
      readonly rows: number;
      readonly mask: <T>(values: readonly T[], firstRow: number) => readonly T[];
    };

/** A keyed algorithm was asked for and the purpose has no key here. */
export type CompileRefusal = { readonly code: 'key-missing'; readonly column: string };

const byValue = (mask: MaskValue): ColumnMasker => ({ by: 'value', mask });

/** The spelling that is tagged, so that every way to write a number has one pseudonym. */
const subjectOf = (kind: SensitiveKind | null, value: string): string =>
  kind === null ? `\u0000${value}` : `${kind}\u0000${plainSpelling(kind, value)}`;

const encrypted = (keys: MaskKeys, value: string): string =>
  value === '' || keys.open(value) !== null ? value : keys.seal(value);

const compileKeyed = ({ kind, column, algorithm }: ColumnRule, keys: MaskKeys): ColumnMasker => {
  switch (algorithm.id) {
    case 'shuffle':
      return {
        by: 'block',
        rows: algorithm.rows,
        mask: (values, row) => shuffle(keys, `${column}\u0000${row}`, values),
      };
    case 'noise':
      return byValue((value, row) => addNoise(keys, { column, row, spread: algorithm.spread }, value));
    case 'pseudonym':
      return byValue((value) => pseudonymOf(keys, subjectOf(kind, value), value));
    case 'pseudonym-in-form':
      return byValue((value) => pseudonymInForm(keys, algorithm.kind, value));
    case 'encrypt':
      return byValue((value) => encrypted(keys, value));
    default:
      return byValue((value) => (value === '' ? '' : maskMark));
  }
};

const compilePlain = ({ algorithm }: ColumnRule): ColumnMasker => {
  switch (algorithm.id) {
    case 'keep':
      return byValue((value) => value);
    case 'free-text':
      return byValue((value) => maskText(algorithm.numbers, value));
    case 'mask':
    case 'truncate':
      return byValue(
        algorithm.id === 'mask'
          ? maskOf(algorithm)
          : maskOf({ kind: null, shape: { by: 'ends', first: algorithm.length, last: 0 } }),
      );
    case 'redact':
      return byValue(() => '');
    case 'replace':
      return byValue((value) => (value === '' ? '' : algorithm.with));
    case 'generalise-date':
      return byValue((value) => generaliseDate(algorithm.to, value));
    case 'generalise-age':
      return byValue((value) => generaliseAge(algorithm.width, value));
    case 'generalise-address':
      return byValue((value) => generaliseAddress(algorithm.to, value));
    case 'generalise-number':
      return byValue((value) => generaliseNumber(algorithm.width, value));
    case 'round':
      return byValue((value) => roundNumber(algorithm.step, value));
    default:
      return byValue((value) => (value === '' ? '' : maskMark));
  }
};

/** @param keys of the rule set's purpose; null where the workstation has none */
export const compileRule = (
  rule: ColumnRule,
  keys: MaskKeys | null,
): Result<ColumnMasker, CompileRefusal> => {
  if (!keyedAlgorithms.has(rule.algorithm.id)) return ok(compilePlain(rule));
  return keys === null ? fail({ code: 'key-missing', column: rule.column }) : ok(compileKeyed(rule, keys));
};
