/**
 * 国家、省级数据需求台账 (五(六)¶2, R072): data of the systems of ministries and of the province, asked for by a department here,
 * entered by the city's counterpart of the owner, and applied for at the province's platform by the city's management.
 */
import { z } from 'zod';
import { identifier, line, optionalLine, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** `city` is what this ledger is not for: who built the system shares its data (五(六)¶2, R073). */
export const systemLevel = z.enum(['national', 'provincial', 'city']);
export type SystemLevel = z.infer<typeof systemLevel>;

export const demandContent = z.strictObject({
  level: systemLevel,
  /** 来源系统. */
  sourceSystem: line(120),
  /** 上级主管部门, such as 国家医保局 or 省民政厅; none of ours. */
  upperOwner: line(120),
  /** 市级对口部门, who helps to enter it. */
  counterpartId: identifier,
  /** Which data. */
  wanted: paragraph(1000),
  /** For which duty. */
  purpose: paragraph(1000),
});
export type DemandContent = z.infer<typeof demandContent>;

export const demandState = z.enum(['requested', 'listed', 'applied', 'obtained', 'declined', 'withdrawn']);
export type DemandState = z.infer<typeof demandState>;

export const demandAct = z.enum(['request', 'list', 'apply', 'obtain', 'decline', 'withdraw']);
export type DemandAct = z.infer<typeof demandAct>;

const demandEvent = z.strictObject({
  act: demandAct,
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  departmentId: identifier,
  note: optionalParagraph(1000),
});

export const upperDemand = demandContent.extend({
  id: identifier,
  version: z.int().positive(),
  departmentId: identifier,
  state: demandState,
  /** As the province's platform numbered it; '' until the city has applied. */
  upstreamNumber: optionalLine(60),
  history: z.array(demandEvent).min(1).max(20),
});
export type UpperDemand = z.infer<typeof upperDemand>;

export const systemLevelLabel: Readonly<Record<SystemLevel, string>> = {
  national: '国家部委系统',
  provincial: '省直部门系统',
  city: '市级部门自建系统',
};

export const demandStateLabel: Readonly<Record<DemandState, string>> = {
  requested: '待对口部门列入台账',
  listed: '已列入，待市局申请',
  applied: '已向省平台申请',
  obtained: '已取得',
  declined: '上级未予提供',
  withdrawn: '已撤回',
};

export const demandActLabel: Readonly<Record<DemandAct, string>> = {
  request: '提出需求',
  list: '列入台账',
  apply: '向省共享平台申请',
  obtain: '登记取得',
  decline: '登记未予提供',
  withdraw: '撤回',
};
