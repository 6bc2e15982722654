/** What the kernel is told of the columns; numbers as in assembly/layout.ts. */
import type { MaskAlgorithm } from '../../algorithm.ts';
import { compoundSurnames } from '../../surnames.ts';
import type { Codec } from '../codec.ts';
import type { CsvFormat } from '../sniff.ts';
import type { KernelExports } from './open-kernel.ts';

export type Program = {
  readonly code: number;
  readonly first: number;
  readonly last: number;
};

/** Characters at either end: what the kernel writes in one step. */
const mostKept = 16;

const program = (code: number, first = 0, last = 0): Program => ({ code, first, last });
export const copies = program(0);
const codes = { 'resident-id': 1, mobile: 2, 'bank-card': 3 } as const;
const isEnds = (kind: string): kind is keyof typeof codes => kind in codes;
export const addressCode = 6;
export const textCode = 8;

/** Digits of a text in which nothing is found: without letters, one less than the shortest number looked for. */
const digitsAlone = { mask: 6, keep: 9 } as const;
export const text = (numbers: keyof typeof digitsAlone): Program => program(textCode, digitsAlone[numbers]);

/** The kernel's program for an algorithm, or null where it has none: what `fastMaskOf` does on bytes. */
export const programOf = (algorithm: MaskAlgorithm, { encoding }: Codec): Program | null => {
  switch (algorithm.id) {
    case 'keep':
      return copies;
    case 'redact':
      return program(9);
    case 'free-text':
      return text(algorithm.numbers);
    case 'generalise-address':
      return algorithm.to === 'county' ? program(addressCode) : null;
    case 'generalise-date':
      return algorithm.to === 'month' ? program(7) : null;
    case 'mask': {
      const { kind, shape } = algorithm;
      if (kind === 'email')
        return shape.by === 'before' && shape.mark === '@' && shape.keep <= mostKept
          ? program(4, shape.keep)
          : null;
      if (kind === null || shape.by !== 'ends') return null;
      if (kind === 'name')
        return shape.first === 1 && shape.last === 0 && encoding === 'utf-8' ? program(5) : null;
      return isEnds(kind) && shape.first <= mostKept && shape.last <= mostKept
        ? program(codes[kind], shape.first, shape.last)
        : null;
    }
    default:
      return null;
  }
};

/** False where fields end in a way the kernel does not know, or a line may be a single empty value. */
export const isKernelFormat = (
  kernel: KernelExports,
  { encoding, delimiter }: Pick<CsvFormat, 'encoding' | 'delimiter'>,
  columns: number,
): boolean =>
  columns > 1 && columns <= kernel.columnLimit() && !(encoding === 'gb18030' && delimiter === '|');

export type KernelColumn = Program & {
  readonly emptyStays: boolean;
  /** Of an address: where its tree of beginnings lies. */
  readonly table: number;
};

export const describeColumns = (kernel: KernelExports, columns: readonly KernelColumn[]): void => {
  const memory = new DataView(kernel.memory.buffer);
  columns.forEach(({ code, first, last, emptyStays, table }, number) => {
    const at = kernel.columnOf(number);
    memory.setUint8(at, code);
    memory.setUint8(at + 1, first);
    memory.setUint8(at + 2, last);
    memory.setUint8(at + 3, emptyStays ? 1 : 0);
    memory.setUint32(at + 4, table, true);
    memory.setUint32(at + 8, 0, true);
  });
};

/** As assembly/words.ts looks for them. */
export const teachSurnames = (kernel: KernelExports): void => {
  const memory = new DataView(kernel.memory.buffer);
  compoundSurnames.toSorted().forEach((surname, at) => {
    const [first, second, place] = [surname.charCodeAt(0), surname.charCodeAt(1), at + 1];
    const begins = kernel.compoundBeginnings() + first;
    if (memory.getUint8(begins) === 0) memory.setUint8(begins, place);
    memory.setUint32(kernel.compoundPairs() + place * 4, first * 0x1_0000 + second, true);
  });
};
