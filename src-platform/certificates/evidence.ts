/** A signed agreement or certificate as a file for others, for whoever may see the row. */
import type { Actor } from '#shared/domain/action.ts';
import { agreement } from '#shared/domain/agreement/agreement.ts';
import { certificate } from '#shared/domain/certificate/certificate.ts';
import { type Evidence, evidenceOfAgreement, evidenceOfCertificate } from '#shared/protocol/evidence.ts';
import type { TrustReply } from '#shared/protocol/trust.ts';
import type { Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';
import { sightOf } from '../sync/pull.ts';

type Asked = { readonly actor: Actor; readonly id: string; readonly trust: TrustReply };

/** Throws record.missing, also for what the officer may not see. */
export const evidenceOf = async (tx: Transaction, { actor, id, trust }: Asked): Promise<Evidence> => {
  const { scopes } = await sightOf(tx, actor);
  const { rows } = await tx.query<{ table_name: string; body: unknown }>(
    `SELECT table_name, body FROM record
     WHERE audience && $1::text[] AND (
       (table_name = 'agreement' AND id IN ($2, $2 || '.agreement')) OR
       (table_name = 'certificate' AND (id = $2 OR body -> 'body' ->> 'number' = $2)))`,
    [scopes, id],
  );
  const found = rows[0];
  if (found === undefined) throw new ProblemError('record.missing', 'id');
  return found.table_name === 'agreement'
    ? evidenceOfAgreement(agreement.parse(found.body), trust)
    : evidenceOfCertificate(certificate.parse(found.body), trust);
};
