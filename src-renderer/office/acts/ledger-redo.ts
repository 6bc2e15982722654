/** Where a refused act on a legacy channel or a front end is written again, with the words that were written. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const given = z.object({
  channelId: z.string().optional(),
  expectedVersion: z.int().optional(),
  content: z.unknown().optional(),
  words: z.string().optional(),
  frontEndId: z.string().optional(),
  plan: z.unknown().optional(),
  note: z.string().optional(),
});

/** Null where the arguments do not say what it was about. */
export const ledgerRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const written = given.safeParse(args).data ?? {};
  return name.startsWith('channel.') ? channelRedo(name, written) : frontEndRedo(name, written);
};

type Written = z.infer<typeof given>;

const channelRedo = (name: string, { channelId, expectedVersion, content, words }: Written): Redo | null => {
  if (channelId === undefined) return null;
  const href = hrefOf('channels');
  if (name === 'channel.urge') return { href, draft: [draftKey.urge(channelId), words ?? ''] };
  if (content === undefined) return null;
  // The form of a channel that somebody has changed since begins from what is true now.
  const place = name === 'channel.record' ? 'new' : `${channelId}:${expectedVersion}`;
  return { href, draft: [draftKey.channel(place), content] };
};

const frontEndRedo = (name: string, { frontEndId, plan, note }: Written): Redo | null => {
  const href = hrefOf('frontEnds');
  if (name === 'front-end.register')
    return plan === undefined ? null : { href, draft: [draftKey.frontEnd(), plan] };
  return frontEndId === undefined ? null : { href, draft: [draftKey.frontEndMove(frontEndId), note ?? ''] };
};
