/**
 * 资源脱敏记录: the rule set saved with a resource, and each file that was masked by it (四(三), R038). A row for each such
 * entry. It holds titles, settings, counts and digests; no value of the data.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { fileName } from '../delivery/resource-file.ts';
import { riskFigures } from '../masking/risk/figures.ts';
import { maskRuleSet } from '../masking/rule-set.ts';
import { digestHex } from '../signing/signing-key.ts';

const count = z.int().min(0);

/** A masked file as it left the workbench: what it is known by, never what is in it. */
export const maskedOutput = z.strictObject({
  name: fileName,
  /** In bytes. */
  size: z.int().positive(),
  /** SM3 of the whole file. */
  digest: digestHex,
});

/** Another officer's word on a file that does not reach the demanded k or l. */
export const riskAcceptance = z.strictObject({
  officerId: identifier,
  officerName: line(40),
  reason: paragraph(1000),
  at: instant,
  madeAt: instant,
});

export const maskedFile = maskedOutput.extend({
  rows: count,
  /** Values of all columns that came out other than they went in. */
  changed: count,
  rulesVersion: z.int().positive(),
  rulesDigest: digestHex,
  /** Null where the rules demand no k. */
  riskBefore: riskFigures.nullable(),
  risk: riskFigures.nullable(),
  /** What of the demand is not reached; empty where all of it is. */
  short: z.array(z.enum(['k', 'l'])).max(2),
  acceptance: riskAcceptance.nullable(),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
});
export type MaskedFile = z.infer<typeof maskedFile>;

/** Files kept in the row; the oldest gives way. */
export const filesKept = 100;

export const entryMasking = z.strictObject({
  /** The entry's own id. */
  id: identifier,
  version: z.int().positive(),
  providerId: identifier,
  entryName: line(200),
  rules: maskRuleSet,
  /** SM3 of the rules' canonical JSON. */
  rulesDigest: digestHex,
  /** Counts the rule sets of this entry, from 1. */
  rulesVersion: z.int().positive(),
  /** The newest last. */
  files: z.array(maskedFile).min(1).max(filesKept),
});
export type EntryMasking = z.infer<typeof entryMasking>;

/** A file that falls short may go out only once another officer has said why (四(三)). */
export const mayGoOut = ({ short, acceptance }: Pick<MaskedFile, 'short' | 'acceptance'>): boolean =>
  short.length === 0 || acceptance !== null;

/** Whether the newest masked file waits for this officer's word on why it may go out: earlier ones have had their successor. */
export const waitsForReason = (
  { providerId, files }: EntryMasking,
  officer: { readonly id: string; readonly departmentId: string },
): boolean => {
  const last = files.at(-1);
  return (
    providerId === officer.departmentId &&
    last !== undefined &&
    !mayGoOut(last) &&
    last.officerId !== officer.id
  );
};
