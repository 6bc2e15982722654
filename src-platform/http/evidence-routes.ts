/** What anybody needs to check signed things by themselves. */
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import type { CertificateAuthority } from '../certificates/certificate-authority.ts';
import { evidenceOf } from '../certificates/evidence.ts';
import type { Seal } from '../certificates/seal.ts';
import { trustOf } from '../certificates/trust.ts';
import { callerOfRequest, type Server } from './server.ts';

export type EvidenceDesk = Access & {
  readonly seal: Seal;
  readonly certificateAuthority: CertificateAuthority;
};

const failures = { '4xx': down.problem, '5xx': down.problem };

export const addEvidenceRoutes = (server: Server, desk: EvidenceDesk): void => {
  const trust = () =>
    trustOf(desk.database, {
      sealKey: desk.seal.publicKey,
      authority: desk.certificateAuthority,
      now: desk.now,
    });
  server.get(
    '/trust',
    { schema: { summary: '认证机构证书和撤销列表', response: { 200: down.trust, ...failures } } },
    trust,
  );
  server.post(
    '/evidence',
    {
      schema: {
        summary: '取协议或凭证的签名证据（本人可见的）',
        security: [{ token: [] }],
        body: up.evidence,
        response: { 200: down.evidence, ...failures },
      },
    },
    async (request) => {
      const { actor } = await callerOfRequest(desk, request);
      return evidenceOf(desk.database, { actor, id: request.body.id, trust: await trust() });
    },
  );
};
