/** Every message from platform to workstation. */
import { accountUseReply, issuePasswordReply } from './accounts.ts';
import { boardReply } from './board.ts';
import { issueCertificateReply, sealReply, verifyCertificateReply } from './certificate.ts';
import { evidence } from './evidence.ts';
import { exchangeReply } from './exchange.ts';
import { completeFileReply, copyReply, declareFileReply } from './file.ts';
import { connectFrontEndReply } from './front-end.ts';
import { gatewayReply } from './gateway.ts';
import { healthReply } from './health.ts';
import { importCatalogReply } from './import-catalog.ts';
import { lateReply } from './late-records.ts';
import { leaseReply, revocationReply } from './lease.ts';
import { headsReply, proofReply, segmentReply } from './ledger.ts';
import { manifest } from './manifest.ts';
import { poke } from './poke.ts';
import { problem } from './problem.ts';
import { pullReply } from './pull.ts';
import { pushReply } from './push.ts';
import { searchCatalogReply } from './search-catalog.ts';
import { segmentDirectory } from './segment.ts';
import { segmentBlock } from './segment-block.ts';
import { signInReply } from './session.ts';
import { trustReply } from './trust.ts';
import { endSessionsReply, listWorkstationsReply } from './workstations.ts';

export const down = {
  signIn: signInReply,
  accountUse: accountUseReply,
  issuePassword: issuePasswordReply,
  push: pushReply,
  pull: pullReply,
  manifest,
  segmentDirectory,
  segmentBlock,
  poke,
  gatewayCall: gatewayReply,
  issueCertificate: issueCertificateReply,
  verifyCertificate: verifyCertificateReply,
  importCatalog: importCatalogReply,
  searchCatalog: searchCatalogReply,
  declareFile: declareFileReply,
  completeFile: completeFileReply,
  copy: copyReply,
  connectFrontEnd: connectFrontEndReply,
  lease: leaseReply,
  revocation: revocationReply,
  listWorkstations: listWorkstationsReply,
  endSessions: endSessionsReply,
  seal: sealReply,
  trust: trustReply,
  health: healthReply,
  evidence,
  ledgerHeads: headsReply,
  ledgerProof: proofReply,
  ledgerSegment: segmentReply,
  board: boardReply,
  late: lateReply,
  exchange: exchangeReply,
  problem,
} as const;
