/** An exported stretch of the ledger, checked line by line: its length does not matter. */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Believe, noTrust, sealFacts, sealStands, type Trust, trustIn, trustOrNull } from '../trust.ts';
import type { Report } from '../verdict.ts';
import { type SegmentStanding, segmentFaultWords } from './check-segment.ts';
import { checkLines, readBeginning } from './segment-lines.ts';

export type CheckedExport = {
  /** Why it does not hold, or null. */
  readonly reason: string | null;
  readonly facts: Report['facts'];
  readonly trust: Trust;
};

/** Null where the lines are no stretch of a ledger, or nobody vouches for its seal. */
export async function checkExport(
  lines: AsyncIterable<string>,
  believed: Believe | null,
): Promise<CheckedExport | null> {
  let check: ReturnType<typeof checkLines> | null = null;
  let trust: Trust | null = null;
  let at = 0;
  for await (const line of lines) {
    at += 1;
    if (check === null) {
      const beginning = readBeginning(line);
      if (beginning === null) return null;
      const brought = trustOrNull(beginning.trust);
      // Its place is in a file that somebody made, and it is covered by no seal: read or not, it must not end the check.
      if (brought === null)
        return { reason: '第 1 行所带的平台印章、认证机构或撤销列表不能读取', facts: [], trust: noTrust };
      trust = trustIn(brought, believed);
      if (trust === null || trust.sealKey === null) return null;
      check = checkLines(beginning.base, trust.sealKey);
    } else if (!check.take(line))
      return { reason: `第 ${at} 行不是台账的记录或台账头`, facts: [], trust: trust as Trust };
  }
  if (check === null || trust === null) return null;
  const { entries, first, last } = check.standing();
  return {
    reason: reasonOf(check.standing(), trust),
    trust,
    facts: [
      ['台账', `自第 ${first ?? 0} 条起 ${entries} 条`],
      ...(last === null ? [] : [['平台签名', `签至第 ${last.seq} 条，${timeLabel(last.at)}`] as const]),
      ...sealFacts(trust),
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
