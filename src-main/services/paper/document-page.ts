/** Every paper but the certificate, by its kind. */
import type { PrintedDocument } from '#shared/contract/printed-document.ts';
import { agreementPage } from './agreement-page.ts';
import { applicationPage, receiptPage } from './application-page.ts';
import { assessmentPage } from './assessment-page.ts';
import { circularPage } from './circular-page.ts';
import { decisionPage, governmentPage } from './decision-page.ts';
import { destructionPage } from './destruction-page.ts';
import { fundingPage } from './funding-page.ts';
import { maskingPage } from './masking-page.ts';
import type { PrintedBy } from './paper-page.ts';

/** What its copies are counted by: two papers of one case are two papers. */
export function paperIdOf(document: PrintedDocument): string {
  switch (document.kind) {
    case 'coordination':
      return document.decision.id;
    case 'government':
      return document.file.id;
    case 'circular':
      return document.circular.id;
    case 'assessment':
      return document.assessment.id;
    case 'funding':
      return `${document.paper.assessment.id}.funding`;
    case 'masking':
      return document.record.file.digest;
    case 'application':
    case 'receipt':
      return `${document.paper.subject.id}.${document.kind}`;
    case 'agreement':
      return document.paper.agreement.id;
    case 'destruction':
      return document.paper.record.id;
  }
}

/** The whole HTML document. */
export function documentPage(document: PrintedDocument, by: PrintedBy): string {
  switch (document.kind) {
    case 'coordination':
      return decisionPage(document.decision, by);
    case 'government':
      return governmentPage(document.file, by);
    case 'assessment':
      return assessmentPage(document.assessment, by);
    case 'circular':
      return circularPage(document.circular, by);
    case 'funding':
      return fundingPage(document.paper, by);
    case 'masking':
      return maskingPage(document.record, by);
    case 'application':
      return applicationPage(document.paper, by);
    case 'receipt':
      return receiptPage(document.paper, by);
    case 'agreement':
      return agreementPage(document.paper, by);
    case 'destruction':
      return destructionPage(document.paper, by);
  }
}
