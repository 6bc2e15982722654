/** What either side adds while a negotiation is open: a position, or the outcome it proposes (R059). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type Actor, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { type Party, party } from '../agreement/agreement.ts';
import type { Refusal } from '../refusals.ts';
import { checkConditions } from '../sharing/conditions.ts';
import { isPossible, refusalOfState } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import type { RowReference } from '../tables.ts';
import { mostEntries, type Negotiation, negotiationIdOf, negotiationOutcome } from './negotiation.ts';
import { checkParty, saidBy } from './party.ts';

/** The case and its negotiation. */
export const readsOfNegotiation = ({ caseId }: { readonly caseId: string }): readonly RowReference[] => [
  { table: 'sharingCase', id: caseId },
  { table: 'negotiation', id: negotiationIdOf(caseId) },
];

type Open = { readonly ok: true; readonly subject: SharingCase; readonly talk: Negotiation };

/** The case and its open negotiation where the officer may act in it for that side, or why not. */
export const openTalk = (
  given: { readonly caseId: string; readonly party: Party },
  rows: Rows,
  actor: Actor,
): Open | { readonly ok: false; readonly error: Refusal } => {
  const subject = rows.get('sharingCase', given.caseId);
  if (subject === undefined) return refuse('record.missing');
  const refused =
    checkParty(subject, given.party, actor) ??
    firstRefusal([isPossible(subject, 'negotiate'), refusalOfState(subject)]);
  if (refused !== null) return refused;
  const talk = rows.get('negotiation', negotiationIdOf(given.caseId));
  return talk === undefined ? refuse('record.missing') : { ok: true, subject, talk };
};

const positionArgs = z.strictObject({ caseId: identifier, party, text: paragraph(2000) });

/** A position changes nobody else's, so it stands whatever was said meanwhile. */
export const statePosition: Action<typeof positionArgs> = defineAction({
  args: positionArgs,
  numbering: null,
  reads: readsOfNegotiation,
  apply: (given, rows, context) => {
    const open = openTalk(given, rows, context.actor);
    if (!open.ok) return open;
    const { talk } = open;
    if (talk.positions.length >= mostEntries) return refuse('negotiation.full');
    const position = { ...saidBy(given.party, context), text: given.text };
    return write({
      table: 'negotiation',
      row: { ...talk, version: talk.version + 1, positions: [...talk.positions, position] },
    });
  },
});

const proposalArgs = z.strictObject({
  caseId: identifier,
  party,
  /** Of the negotiation: what was said since is read before an outcome is proposed. */
  expectedVersion: z.int().positive(),
  outcome: negotiationOutcome,
});

/** Puts an outcome on the table in place of the last; the other side signs it off or answers with its own. */
export const proposeOutcome: Action<typeof proposalArgs> = defineAction({
  args: proposalArgs,
  numbering: null,
  reads: readsOfNegotiation,
  apply: (given, rows, context) => {
    const open = openTalk(given, rows, context.actor);
    if (!open.ok) return open;
    const { subject, talk } = open;
    const { outcome } = given;
    const refused =
      firstRefusal(
        [talk.version === given.expectedVersion, 'record.changed'],
        [talk.proposals.length < mostEntries, 'negotiation.full'],
      ) ??
      (outcome.kind === 'agreed'
        ? checkConditions(subject, { conditions: outcome.conditions, field: 'outcome.conditions' }, context)
        : null);
    if (refused !== null) return refused;
    const proposed = { ...saidBy(given.party, context), outcome };
    return write({
      table: 'negotiation',
      row: { ...talk, version: talk.version + 1, proposals: [...talk.proposals, proposed] },
    });
  },
});
