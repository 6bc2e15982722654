/**
 * 应急演练, and proofs that a backup can be restored (六(四), R090). A restore is proven by the ledger: the head of
 * the hash chain in the restored database is the head the original had when it was backed up.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { digestHex } from '../signing/signing-key.ts';

/** As `npm run platform -- --ledger` prints it. */
export const ledgerHead = z.strictObject({ entries: z.int().nonnegative(), hash: digestHex });
export type LedgerHead = z.infer<typeof ledgerHead>;

export const restoreProof = z.strictObject({
  /** Which backup, by which means. */
  backup: line(200),
  original: ledgerHead,
  restored: ledgerHead,
});
export type RestoreProof = z.infer<typeof restoreProof>;

export const drillReport = z.strictObject({
  kind: z.enum(['drill', 'restore']),
  title: line(100),
  heldOn: z.iso.date(),
  course: paragraph(2000),
  findings: paragraph(2000),
  /** Departments that took part; they see the record. */
  involvedIds: z.array(identifier).max(50),
  /** Null for a drill without a restore. */
  restore: restoreProof.nullable(),
});
export type DrillReport = z.infer<typeof drillReport>;

export const drill = drillReport.extend({
  id: identifier,
  departmentId: identifier,
  at: instant,
  officerId: identifier,
  officerName: line(40),
});
export type Drill = z.infer<typeof drill>;

/** True where what was restored is what was backed up, to the last entry. */
export const isRestored = ({ original, restored }: Pick<RestoreProof, 'original' | 'restored'>): boolean =>
  original.entries === restored.entries && original.hash === restored.hash;
