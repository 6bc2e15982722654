/** The part of `desk verify` for an exported stretch of the ledger, read line by line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Believe } from '#shared/evidence/check-file.ts';
import { type SegmentStanding, segmentFaultWords } from '#shared/evidence/ledger/check-segment.ts';
import { checkLines, readBeginning } from '#shared/evidence/ledger/segment-lines.ts';
import { openTrust, sealFacts, sealStands, type Trust } from '#shared/evidence/trust.ts';
import { factLines } from '#shared/evidence/verdict.ts';

/** What a file was found to be: why it does not hold, or null, and what was looked at. */
export type Found = {
  readonly reason: string | null;
  readonly lines: readonly string[];
  readonly trust: Trust;
};

/** Null where the file is no stretch of a ledger, or nobody vouches for its seal. */
export async function verifyLedger(file: string, believed: Believe | null): Promise<Found | null> {
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
      return { reason: `第 ${at} 行不是台账的记录或台账头`, lines: [], trust: trust as Trust };
  }
  if (check === null || trust === null) return null;
  const { entries, first, last } = check.standing();
  return {
    reason: reasonOf(check.standing(), trust),
    trust,
    lines: [
      `  台账　自第 ${first ?? 0} 条起 ${entries} 条`,
      ...(last === null ? [] : [`  平台签名　签至第 ${last.seq} 条，${timeLabel(last.at)}`]),
      ...factLines(sealFacts(trust)),
    ],
  };
}

/** Why it does not hold, or null. An export ends with a head: what stands after the last one is nobody's word. */
function reasonOf({ fault, entries, unsigned, last }: SegmentStanding, trust: Trust): string | null {
  if (fault !== null) return `第 ${fault.seq} 条：${segmentFaultWords[fault.fault]}`;
  if (entries === 0) return '文件中没有台账记录';
  if (unsigned > 0) return `最后 ${unsigned} 条没有平台签名`;
  return last !== null && sealStands(trust, last.at) ? null : '台账头上的平台印章不是所采信的认证机构证明的';
}
