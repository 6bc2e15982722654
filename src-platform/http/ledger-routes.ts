/** The ledger for those who check it: signed heads for everybody, entries for those who oversee the city. */
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { entryOfOwnUse } from '../certificates/recorded-calls.ts';
import { headsAfter, proofOf, segmentOf } from '../ledger/signed-heads.ts';
import { sightOf } from '../sync/pull.ts';
import { ProblemError } from './problem.ts';
import { callerOfRequest, type Server } from './server.ts';

const secured = [{ token: [] }];
const failures = { '4xx': down.problem, '5xx': down.problem };

export const addLedgerRoutes = (server: Server, desk: Access): void => {
  server.post(
    '/ledger/heads',
    {
      schema: {
        summary: '台账头（平台签名）',
        body: up.ledgerHeads,
        response: { 200: down.ledgerHeads, ...failures },
      },
    },
    ({ body }) => headsAfter(desk.database, body.after),
  );
  server.post(
    '/ledger/proof',
    {
      schema: {
        summary: '一条记录在台账中的证明',
        security: secured,
        body: up.ledgerProof,
        response: { 200: down.ledgerProof, ...failures },
      },
    },
    async (request) => {
      const { actor } = await callerOfRequest(desk, request);
      const { seq } = request.body;
      const entry = await entryOfOwnUse(desk.database, actor.departmentId, seq);
      return { proof: await proofOf(desk.database, seq), entry };
    },
  );
  server.post(
    '/ledger/segment',
    {
      schema: {
        summary: '一个台账头所签的全部记录（市级监督和审计）',
        security: secured,
        body: up.ledgerSegment,
        response: { 200: down.ledgerSegment, ...failures },
      },
    },
    async (request) => {
      const { actor } = await callerOfRequest(desk, request);
      const { scopes } = await sightOf(desk.database, actor);
      const oversees = scopes.includes('management');
      const audits = scopes.includes('administration') && actor.roles.includes('audit-admin');
      if (!oversees && !audits) throw new ProblemError('role.missing');
      const segment = await segmentOf(desk.database, request.body.number);
      if (segment === null) throw new ProblemError('record.missing', 'number');
      return segment;
    },
  );
};
