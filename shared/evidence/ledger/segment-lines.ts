/**
 * An exported stretch of the ledger as lines: what it rests on, then entries in their order, each head after the last entry
 * it stands for. Read line by line, so that its length does not matter.
 */
import { z } from 'zod';
import { type LedgerEntry, type LedgerHead, ledgerEntry, ledgerHead } from '#shared/protocol/ledger.ts';
import { type TrustReply, trustReply } from '#shared/protocol/trust.ts';
import { checkSegment, type SegmentStanding } from './check-segment.ts';

const beginningLine = z.strictObject({
  form: z.literal(1),
  kind: z.literal('ledger'),
  /** The head before the first entry; null where the ledger begins here. */
  base: ledgerHead.nullable(),
  trust: trustReply,
});

const furtherLine = z.union([z.strictObject({ entry: ledgerEntry }), z.strictObject({ head: ledgerHead })]);

export const beginSegment = (base: LedgerHead | null, trust: TrustReply): string =>
  JSON.stringify({ form: 1, kind: 'ledger', base, trust });
export const entryLine = (entry: LedgerEntry): string => JSON.stringify({ entry });
export const headLine = (head: LedgerHead): string => JSON.stringify({ head });

/** What a first line rests on, or null for one of no such file. */
export const readBeginning = (line: string): z.infer<typeof beginningLine> | null => {
  const parsed = beginningLine.safeParse(parsedOr(line));
  return parsed.success ? parsed.data : null;
};

export type LineCheck = {
  /** False for a line that is none of a ledger's; nothing after it counts. */
  readonly take: (line: string) => boolean;
  readonly standing: () => SegmentStanding;
};

export const checkLines = (base: LedgerHead | null, sealKey: string): LineCheck => {
  const check = checkSegment(sealKey, base);
  return {
    take: (line) => {
      const parsed = furtherLine.safeParse(parsedOr(line));
      if (!parsed.success) return false;
      if ('entry' in parsed.data) check.entry(parsed.data.entry);
      else check.head(parsed.data.head);
      return true;
    },
    standing: check.standing,
  };
};

const parsedOr = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};
