/** What the desk prints beside certificates: a record of the domain, and the names that its ids stand for. */
import { z } from 'zod';
import { agreement } from '#shared/domain/agreement/agreement.ts';
import { assessment } from '#shared/domain/assessment/assessment.ts';
import { circular } from '#shared/domain/circular/circular.ts';
import { coordinationDecision } from '#shared/domain/coordination/decision.ts';
import { destruction } from '#shared/domain/destruction/destruction.ts';
import { maskedOutput } from '#shared/domain/entry-masking/entry-masking.ts';
import { governmentFile } from '#shared/domain/government/government-file.ts';
import { maskReport } from '#shared/domain/masking/report.ts';
import { grant } from '#shared/domain/sharing/grant.ts';
import { sharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { suspensionAdvice } from '#shared/domain/suspension-advice/suspension-advice.ts';
import { identifier, line, optionalLine } from '#shared/lib/text.ts';

/** A report holds counts, settings and digests; what was masked stays in the window. */
const maskingPaper = z.strictObject({ entryName: optionalLine(200), file: maskedOutput, report: maskReport });
export type MaskingPaper = z.infer<typeof maskingPaper>;

/** Departments and officers by id; one that is not among them is printed by its id. */
const names = z.record(identifier, line(80));

const fundingPaper = z.strictObject({
  assessment,
  circulars: z.array(circular).max(100),
  advices: z.array(suspensionAdvice).max(20),
});
export type FundingPaper = z.infer<typeof fundingPaper>;

const casePaper = z.strictObject({ subject: sharingCase, names });
export type CasePaper = z.infer<typeof casePaper>;

const agreementPaper = z.strictObject({
  agreement,
  caseNumber: line(40).nullable(),
  /** True where one of the signing keys is a demonstration key: the paper says so on its face. */
  demonstration: z.boolean(),
  /** What came of it, where the workstation has it: an agreement is in force no longer than its right. */
  right: grant.nullable(),
  names,
});
export type AgreementPaper = z.infer<typeof agreementPaper>;

const destructionPaper = z.strictObject({ record: destruction, caseNumber: line(40).nullable(), names });
export type DestructionPaper = z.infer<typeof destructionPaper>;

export const printedDocument = z.discriminatedUnion('kind', [
  /** 协调决定书, 五(三)3. */
  z.strictObject({ kind: z.literal('coordination'), decision: coordinationDecision }),
  /** What the government decided, 条例第28条. */
  z.strictObject({ kind: z.literal('government'), file: governmentFile }),
  /** 书面通报, 七(四). */
  z.strictObject({ kind: z.literal('circular'), circular }),
  /** 评估报告, 七(一). */
  z.strictObject({ kind: z.literal('assessment'), assessment }),
  /** 项目和经费的依据材料, 七(三). */
  z.strictObject({ kind: z.literal('funding'), paper: fundingPaper }),
  /** 脱敏报告, 四(三). */
  z.strictObject({ kind: z.literal('masking'), record: maskingPaper }),
  /** 共享申请表, 五(三). */
  z.strictObject({ kind: z.literal('application'), paper: casePaper }),
  /** 受理回执: the number and every limit that its receipt started, 五(三)1 and 2. */
  z.strictObject({ kind: z.literal('receipt'), paper: casePaper }),
  /** 安全协议, 四(三). */
  z.strictObject({ kind: z.literal('agreement'), paper: agreementPaper }),
  /** 销毁记录, 六(二). */
  z.strictObject({ kind: z.literal('destruction'), paper: destructionPaper }),
]);
export type PrintedDocument = z.infer<typeof printedDocument>;
