/**
 * 备案 of a department's responsible people and internal rules with its own level's management department
 * (一(三), 六(三), 六(四), 七(一)). A row for each filing: together they are the history.
 */
import { z } from 'zod';
import { identifier, line, optionalLine, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** 内部管理制度 and 协调机制 of 一(三), 安全管理制度 of 六(三). */
export const documentKind = z.enum(['internal-rules', 'coordination', 'security']);
export type DocumentKind = z.infer<typeof documentKind>;

/** A document in force, its text included: what is filed can be read where it was filed, offline too. */
export const departmentDocument = z.strictObject({
  kind: documentKind,
  title: line(100),
  /** 文号; a document without one leaves it empty. */
  number: optionalLine(60),
  issuedOn: z.iso.date(),
  text: paragraph(12_000),
});
export type DepartmentDocument = z.infer<typeof departmentDocument>;

export const registrationContent = z.strictObject({
  /** 第一责任人 (R010). */
  principal: line(40),
  responsibleOffice: line(60),
  responsibleOfficer: line(40),
  /** 政务数据安全负责人. */
  securityOfficer: line(40),
  /** 共享交换安全管理机构; a management department has one (R012). */
  securityBody: optionalLine(60),
  /** 实施机构 and 共享目标 of 七(一) (R092); '' in filings of before. */
  implementingBody: optionalLine(60).default(''),
  goals: optionalParagraph(2000).default(''),
  documents: z.array(departmentDocument).max(9),
});
export type RegistrationContent = z.infer<typeof registrationContent>;

export const registrationState = z.enum(['filed', 'acknowledged', 'returned', 'replaced']);
export type RegistrationState = z.infer<typeof registrationState>;

export const registrationEvent = z.strictObject({
  act: z.enum(['file', 'acknowledge', 'return', 'replace']),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  departmentId: identifier,
  note: optionalParagraph(1000),
});
export type RegistrationEvent = z.infer<typeof registrationEvent>;

export const registration = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  departmentId: identifier,
  content: registrationContent,
  state: registrationState,
  history: z.array(registrationEvent).min(1).max(10),
});
export type Registration = z.infer<typeof registration>;

/** Kinds of document that a department has not filed; all of them where nothing is in force (R005, R089). */
export const missingDocuments = (inForce: Registration | null): readonly DocumentKind[] =>
  documentKind.options.filter(
    (kind) => inForce === null || inForce.content.documents.every((document) => document.kind !== kind),
  );

export type DepartmentRegistrations = {
  /** The acknowledged filing; null where there is none. */
  readonly inForce: Registration | null;
  /** The filing that waits for an answer; null where none does. */
  readonly waiting: Registration | null;
  /** Every filing, the latest first. */
  readonly all: readonly Registration[];
};

const filedAt = ({ history }: Registration): number => history[0]?.at ?? 0;

export const registrationsOf = (
  registrations: readonly Registration[],
  departmentId: string,
): DepartmentRegistrations => {
  const all = registrations
    .filter((each) => each.departmentId === departmentId)
    .toSorted((a, b) => filedAt(b) - filedAt(a));
  return {
    all,
    inForce: all.find(({ state }) => state === 'acknowledged') ?? null,
    waiting: all.find(({ state }) => state === 'filed') ?? null,
  };
};
