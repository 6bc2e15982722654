/** What the workstation can say of the platform's ledger by itself. */
import type { ledger } from '#shared/contract/ledger.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { headDigest } from '#shared/evidence/ledger/chain.ts';
import { firstBreak, isProven } from '#shared/evidence/ledger/heads.ts';
import { isEntryAt, isEntryOfUse } from '#shared/evidence/ledger/recorded-use.ts';
import type { LedgerHead } from '#shared/protocol/ledger.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { type OfficerAccess, withToken } from '../session/officer-access.ts';
import type { HeadKeeper, KeptHead } from './head-keeper.ts';

export type LedgerServiceParts = {
  readonly client: Pick<PlatformClient, 'ledgerHeads' | 'ledgerProof'>;
  readonly access: OfficerAccess;
  readonly keeper: Pick<HeadKeeper, 'kept' | 'refresh'>;
};

export function createLedgerService({
  client,
  access,
  keeper,
}: LedgerServiceParts): Implementation<typeof ledger> {
  /** Whether a head of earlier leads, head by head, to the one that is kept. */
  const leadsTo = async (head: LedgerHead, { newest, sealKey }: KeptHead): Promise<boolean> => {
    let reached = head;
    while (reached.number < newest.number) {
      const { heads } = await client.ledgerHeads({ after: reached.number });
      const wanted = heads.filter(({ number }) => number <= newest.number);
      const last = wanted.at(-1);
      if (last === undefined || firstBreak(reached, wanted, sealKey) !== null) return false;
      reached = last;
    }
    return headDigest(reached) === headDigest(newest);
  };
  return {
    async status() {
      const kept = await keeper.kept();
      if (kept === null) return { newest: null, since: null, checkedAt: null, breaks: [] };
      const { newest, since, checkedAt, breaks } = kept;
      return {
        newest: { seq: newest.seq, at: newest.at },
        since,
        checkedAt,
        breaks: breaks.map(({ noticedAt, kept: lost }) => ({
          noticedAt,
          kept: lost === null ? null : { seq: lost.seq, at: lost.at },
        })),
      };
    },
    prove: ({ seq, hash, record }) =>
      withToken(access, async (token) => {
        await keeper.refresh();
        const kept = await keeper.kept();
        const { proof, entry } = await client.ledgerProof(token, { seq });
        // A head made this very moment is kept at the next look.
        if (kept === null || proof === null || proof.head.number > kept.newest.number)
          return { verdict: 'not-yet' };
        const stands = isProven({ seq, hash }, proof, kept.sealKey) && (await leadsTo(proof.head, kept));
        if (!stands) return { verdict: 'different' };
        if (record === null || entry === null) return { verdict: 'place' };
        const holds = isEntryAt(entry, { seq, hash }) && isEntryOfUse(entry, record);
        return { verdict: holds ? 'record' : 'different' };
      }),
  };
}
