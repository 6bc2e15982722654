/** Every message from workstation to platform. */
import { issuePasswordRequest } from './accounts.ts';
import { boardRequest } from './board.ts';
import { issueCertificateRequest, verifyCertificateRequest } from './certificate.ts';
import { evidenceRequest } from './evidence.ts';
import { exchangeRequest } from './exchange.ts';
import { copyRequest, declareFileRequest } from './file.ts';
import { connectFrontEndRequest } from './front-end.ts';
import { gatewayRequest } from './gateway.ts';
import { importCatalogRequest } from './import-catalog.ts';
import { lateRequest } from './late-records.ts';
import { revocationRequest } from './lease.ts';
import { headsRequest, proofRequest, segmentRequest } from './ledger.ts';
import { manifestRequest } from './manifest.ts';
import { pullRequest } from './pull.ts';
import { pushRequest } from './push.ts';
import { searchCatalogRequest } from './search-catalog.ts';
import { changePasswordRequest, signInRequest } from './session.ts';
import { endSessionsRequest, workstationServiceRequest } from './workstations.ts';

export const up = {
  signIn: signInRequest,
  changePassword: changePasswordRequest,
  issuePassword: issuePasswordRequest,
  push: pushRequest,
  pull: pullRequest,
  manifest: manifestRequest,
  gatewayCall: gatewayRequest,
  issueCertificate: issueCertificateRequest,
  verifyCertificate: verifyCertificateRequest,
  importCatalog: importCatalogRequest,
  searchCatalog: searchCatalogRequest,
  declareFile: declareFileRequest,
  copy: copyRequest,
  connectFrontEnd: connectFrontEndRequest,
  revocation: revocationRequest,
  evidence: evidenceRequest,
  ledgerHeads: headsRequest,
  ledgerProof: proofRequest,
  ledgerSegment: segmentRequest,
  board: boardRequest,
  late: lateRequest,
  exchange: exchangeRequest,
  workstationService: workstationServiceRequest,
  endSessions: endSessionsRequest,
} as const;
