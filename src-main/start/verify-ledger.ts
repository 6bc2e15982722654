/** The part of `desk verify` for an exported stretch of the ledger, read line by line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Believe } from '#shared/evidence/check-file.ts';
import { segmentFaultWords } from '#shared/evidence/ledger/check-segment.ts';
import { checkLines, readBeginning } from '#shared/evidence/ledger/segment-lines.ts';
import { openTrust, sealStands, type Trust } from '#shared/evidence/trust.ts';

export type LedgerVerdict = {
  readonly holds: boolean;
  readonly lines: readonly string[];
  readonly trust: Trust;
};

/** Null where the file is no stretch of a ledger, or nobody vouches for its seal. */
export async function verifyLedger(file: string, believed: Believe | null): Promise<LedgerVerdict | null> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let check: ReturnType<typeof checkLines> | null = null;
  let trust: Trust | null = null;
  let at = 0;
  for await (const line of lines) {
    at += 1;
    if (check === null) {
      const beginning = readBeginning(line);
      if (beginning === null) return null;
      const brought = openTrust(beginning.trust);
      trust = believed === null ? brought : believed(brought);
      if (trust === null || trust.sealKey === null) return null;
      check = checkLines(beginning.base, trust.sealKey);
    } else if (!check.take(line))
      return { holds: false, lines: [`不成立　第 ${at} 行不是台账的记录或台账头`], trust: trust as Trust };
  }
  if (check === null || trust === null) return null;
  const { fault, entries, unsigned, first, last } = check.standing();
  const isSealed = last !== null && sealStands(trust, last.at);
  const reason =
    fault === null
      ? isSealed
        ? null
        : '台账头上的平台印章不是所采信的认证机构证明的'
      : `第 ${fault.seq} 条：${segmentFaultWords[fault.fault]}`;
  return {
    holds: reason === null,
    trust,
    lines: [
      reason === null ? '成立' : `不成立　${reason}`,
      `  台账　自第 ${first ?? 0} 条起 ${entries} 条`,
      ...(last === null ? [] : [`  平台签名　签至第 ${last.seq} 条，${timeLabel(last.at)}`]),
      ...(unsigned === 0 ? [] : [`  注意：最后 ${unsigned} 条尚无平台签名`]),
    ],
  };
}
