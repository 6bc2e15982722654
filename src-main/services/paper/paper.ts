/** Certificates, decisions and their paper. */
import type { paper } from '#shared/contract/paper.ts';
import { BridgeError, type Implementation } from '#shared/contract/service.ts';
import { parseCertificateCode } from '#shared/domain/certificate/certificate.ts';
import { checkCode } from '#shared/evidence/check-code.ts';
import { openTrust } from '#shared/evidence/trust.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { type OfficerAccess, type UnlockedOfficer, withToken } from '../session/officer-access.ts';
import { sentReport } from '../trust/evidence.ts';
import type { KeptTrust } from '../trust/trust-keeper.ts';
import { certificatePage } from './certificate-page.ts';
import { createCopyCounter } from './copy-counter.ts';
import { documentPage, paperIdOf } from './document-page.ts';
import { saveFile } from './documents-folder.ts';
import { isSealed } from './is-sealed.ts';
import { type OfdFacts, ofdOf } from './ofd/ofd.ts';
import { UnreadablePdf } from './ofd/pdf-values.ts';
import { paperDay } from './paper-date.ts';
import type { PrintedBy } from './paper-page.ts';
import type { SealKeeper } from './seal-keeper.ts';
import type { WritableShelf } from './shelf.ts';
import { specimenPage } from './specimen-page.ts';

type Wish = { readonly path: string; readonly fileName: string };

export type PaperOptions = {
  readonly client: Pick<PlatformClient, 'issueCertificate' | 'verifyCertificate'>;
  readonly access: OfficerAccess;
  readonly shelf: WritableShelf;
  readonly seal: Pick<SealKeeper, 'verify'>;
  /** Authorities and lists as last fetched, or null before the first sign-in. */
  readonly trust: () => Promise<KeptTrust | null>;
  readonly documentsFolder: string;
  /** The host's printing: A4 PDF of a paper's path. */
  readonly printPdf: (path: string) => Promise<Uint8Array>;
  /** Tells the host which paper is being looked at. */
  readonly paperSeen: (path: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export function createPaperService(options: PaperOptions): Implementation<typeof paper> {
  const { client, access, shelf, now } = options;
  const copies = createCopyCounter();

  /** Before the copy is made: one that then fails has had its number, so that its officer gets no two of one here. */
  const takeCopy = async (path: string) => {
    const unlocked = access.current();
    const paper = shelf.get(path.slice('/paper/'.length));
    if (unlocked === null || paper === undefined) throw serviceRefusal('paper.gone');
    if (!(await storing(copies.take(unlocked.folder, paper.paperId, paper.copy))))
      throw serviceRefusal('paper.copy-made');
  };

  const layOut = async (paperId: string, page: (by: PrintedBy) => string) => {
    const unlocked = access.current();
    if (unlocked === null) throw serviceRefusal('session.none');
    const copy = await storing(copies.next(unlocked.folder, paperId));
    // Whoever locked in the meantime has cleared the shelf, and nothing of theirs goes back on it.
    if (access.current()?.officer.id !== unlocked.officer.id) throw serviceRefusal('session.none');
    const by = { department: unlocked.departmentName, officerName: unlocked.officer.name };
    const html = page({ ...by, printedAt: now(), copy });
    const path = shelf.put({ html, paperId, copy });
    options.paperSeen(path);
    return { path, copy };
  };

  const save = async (
    { path, fileName }: Wish,
    ending: '.pdf' | '.ofd',
    made: (pdf: Uint8Array) => Uint8Array,
  ) => {
    await takeCopy(path);
    const bytes = made(await options.printPdf(path));
    const savedTo = await storing(saveFile(options.documentsFolder, { stem: fileName, ending }, bytes));
    return { savedTo, bytes: bytes.byteLength };
  };

  let specimen = '';
  /** One until the officer locks and the shelf is cleared. */
  const specimenOf = ({ departmentName, officer }: UnlockedOfficer): string => {
    if (shelf.get(specimen.slice('/paper/'.length)) !== undefined) return specimen;
    const by = { department: departmentName, officerName: officer.name, printedAt: now(), copy: 1 };
    specimen = shelf.put({ html: specimenPage(by), paperId: 'specimen', copy: by.copy });
    return specimen;
  };

  return {
    issueCertificate: (request) => withToken(access, (token) => client.issueCertificate(token, request)),
    async verifyCertificate({ code }) {
      try {
        return { ...(await client.verifyCertificate({ code })), offline: false, report: null };
      } catch (error) {
        if (!isWithoutPlatform(error)) throw error;
        return { ...(await verifyOffline(options, code)), offline: true };
      }
    },
    async makeReady() {
      const unlocked = access.current();
      if (unlocked !== null) options.paperSeen(specimenOf(unlocked));
      return {};
    },
    async previewCertificate({ certificate }) {
      const sealed = await isSealed(options.seal, certificate);
      return layOut(certificate.id, (by) => certificatePage({ certificate, sealed, ...by }));
    },
    previewDocument: ({ document }) => layOut(paperIdOf(document), (by) => documentPage(document, by)),
    async recordPrint({ path }) {
      await takeCopy(path);
      return {};
    },
    savePdf: (asked) => save(asked, '.pdf', (pdf) => pdf),
    async saveOfd(asked) {
      const unlocked = access.current();
      if (unlocked === null) throw serviceRefusal('session.none');
      const author = `${unlocked.departmentName} ${unlocked.officer.name}`;
      const facts = { author, createdOn: paperDay(now()) };
      return save(asked, '.ofd', (pdf) => asOfd(pdf, facts));
    },
  };
}

/** What the paper's PDF holds beyond the marks we know would be missing: then there is no OFD at all. */
function asOfd(pdf: Uint8Array, facts: OfdFacts): Uint8Array {
  try {
    return ofdOf(pdf, facts);
  } catch (error) {
    if (error instanceof UnreadablePdf) throw serviceRefusal('paper.ofd-failed');
    throw error;
  }
}

/** Without the ledger a code that stands says only that the platform sealed this number and digest. */
async function verifyOffline({ trust, now }: PaperOptions, code: string) {
  const parts = parseCertificateCode(code);
  if (parts === null) return { verdict: 'malformed' as const, certificate: null, report: null };
  const kept = await trust();
  if (kept === null) throw serviceRefusal('paper.no-seal-yet');
  const report = checkCode(parts, openTrust(kept.trust), now());
  return {
    verdict: report.verdict === 'valid' ? ('valid' as const) : ('signature-invalid' as const),
    certificate: null,
    report: sentReport(report, kept.fetchedAt),
  };
}

function isWithoutPlatform(error: unknown): boolean {
  return (
    error instanceof BridgeError && (error.code === 'platform.unreachable' || error.code === 'platform.busy')
  );
}

function storing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof BridgeError ? error : serviceRefusal('paper.write-failed');
  });
}
