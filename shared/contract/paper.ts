/** Certificates, decisions and their paper: issue, verify, preview, PDF and OFD. */
import { z } from 'zod';
import { certificate } from '#shared/domain/certificate/certificate.ts';
import { line } from '#shared/lib/text.ts';
import {
  issueCertificateReply,
  issueCertificateRequest,
  verifyCertificateReply,
  verifyCertificateRequest,
} from '#shared/protocol/certificate.ts';
import { evidenceReport } from './evidence.ts';
import { method } from './method.ts';
import { printedDocument } from './printed-document.ts';

const savedPaper = z.strictObject({ savedTo: z.string().max(4096), bytes: z.int().positive() });
const paperPath = z.string().regex(/^\/paper\/[0-9a-f]{64}$/u);

export const paper = {
  methods: {
    /** Codes: record.missing, department.wrong, and those of the courier. */
    issueCertificate: method(issueCertificateRequest, issueCertificateReply),
    /**
     * `offline`: the ledger could not be asked; `report` is what the seal, its certificate, its chain and the last lists
     * kept here say, null for what is no code. Code: paper.no-seal-yet.
     */
    verifyCertificate: method(
      verifyCertificateRequest,
      verifyCertificateReply.extend({ offline: z.boolean(), report: evidenceReport.nullable() }),
    ),
    /** A paper may be asked for soon: whatever prints slowly makes ready, so that a click at once waits for little. */
    makeReady: method(z.strictObject({}), z.strictObject({})),
    /**
     * Lays the certificate out as its next copy; the path can be framed and printed until the officer locks.
     * Once it was printed or saved, the following copy wants a layout of its own.
     */
    previewCertificate: method(
      z.strictObject({ certificate }),
      z.strictObject({ path: paperPath, copy: z.int().positive() }),
    ),
    /** The same for every other paper. */
    previewDocument: method(
      z.strictObject({ document: printedDocument }),
      z.strictObject({ path: paperPath, copy: z.int().positive() }),
    ),
    /** The framed page was sent to a printer: its copy number is used up. */
    recordPrint: method(z.strictObject({ path: paperPath }), z.strictObject({})),
    /** A4 PDF into the documents folder; answers where. Codes: paper.no-browser, paper.write-failed. */
    savePdf: method(z.strictObject({ path: paperPath, fileName: line(120) }), savedPaper),
    /** The same as OFD (GB/T 33190), made from that PDF. One more code: paper.ofd-failed. */
    saveOfd: method(z.strictObject({ path: paperPath, fileName: line(120) }), savedPaper),
  },
  events: {},
} as const;
