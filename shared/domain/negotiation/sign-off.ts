/** Signing off the proposed outcome for the other side: it then counts (五(三)3, R059). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { party } from '../agreement/agreement.ts';
import { checkConditions } from '../sharing/conditions.ts';
import { consent, readsOfCase } from '../sharing/consent.ts';
import { advance, eventOf } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import type { Negotiation, NegotiationOutcome } from './negotiation.ts';
import { saidBy } from './party.ts';
import { openTalk, readsOfNegotiation } from './speak.ts';

const args = z.strictObject({
  caseId: identifier,
  party,
  /** Of the negotiation: a proposal replaced meanwhile is not signed off unread. */
  expectedVersion: z.int().positive(),
});

type Settled = {
  readonly subject: SharingCase;
  readonly signed: Negotiation;
  readonly outcome: NegotiationOutcome;
};

/** Agreed goes on like an answer; closed ends the case; failed leaves it for 协调. */
const settle = ({ subject, signed, outcome }: Settled, rows: Rows, context: ActionContext): Outcome => {
  const record = { table: 'negotiation', row: signed } as const;
  if (outcome.kind === 'agreed') {
    const { conditions } = outcome;
    const refused = checkConditions(subject, { conditions, field: 'expectedVersion' }, context);
    if (refused !== null) return refused;
    const events = [eventOf(null, { act: 'reach-agreement', note: conditions.note }, context)];
    const consented = consent(subject, { conditions, clocks: subject.clocks, events }, rows, context);
    return consented.ok ? write(...consented.value, record) : consented;
  }
  const [state, act] =
    outcome.kind === 'closed' ? (['closed', 'close'] as const) : (['unsettled', 'fail-negotiation'] as const);
  const events = [eventOf(null, { act, note: outcome.note }, context)];
  return write({ table: 'sharingCase', row: advance(subject, { state }, events) }, record);
};

export const signOffOutcome: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows) => [...readsOfCase(given, rows), ...readsOfNegotiation(given)],
  apply: (given, rows, context) => {
    const open = openTalk(given, rows, context.actor);
    if (!open.ok) return open;
    const { subject, talk } = open;
    const proposed = talk.proposals.at(-1);
    if (proposed === undefined) return refuse('negotiation.no-proposal');
    const refused = firstRefusal(
      // Nor by the person who proposed it, should they have changed departments since.
      [
        proposed.party !== given.party && proposed.officerId !== context.actor.officerId,
        'negotiation.own-proposal',
      ],
      [talk.version === given.expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const signed = { ...talk, version: talk.version + 1, signOff: saidBy(given.party, context) };
    return settle({ subject, signed, outcome: proposed.outcome }, rows, context);
  },
});
