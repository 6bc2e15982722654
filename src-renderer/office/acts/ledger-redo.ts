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
  demandId: z.string().optional(),
  upstreamNumber: z.string().optional(),
  obtained: z.boolean().optional(),
  outcome: z.string().optional(),
  reason: z.string().optional(),
  flowId: z.string().optional(),
  regionId: z.string().optional(),
});

/** Null where the arguments do not say what it was about. */
export const ledgerRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const written = given.safeParse(args).data ?? {};
  if (name.startsWith('demand.')) return demandRedo(name, written);
  if (name.startsWith('flow.')) return flowRedo(name, written);
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

const demandRedo = (name: string, written: Written): Redo | null => {
  const href = hrefOf('demands');
  const { demandId, content, upstreamNumber: number = '', obtained = true } = written;
  if (name === 'demand.request')
    return content === undefined ? null : { href, draft: [draftKey.demand, content] };
  if (demandId === undefined) return null;
  const note = written.outcome ?? written.reason ?? written.note ?? '';
  const step = name.slice('demand.'.length);
  return { href, draft: [draftKey.demandStep(demandId, step), { number, obtained, note }] };
};

const flowRedo = (
  name: string,
  { flowId, expectedVersion, regionId = '', content }: Written,
): Redo | null => {
  if (flowId === undefined || typeof content !== 'object') return null;
  const place = name === 'flow.record' ? 'new' : `${flowId}:${expectedVersion}`;
  return { href: hrefOf('flowDowns'), draft: [draftKey.flow(place), { regionId, ...content }] };
};

const frontEndRedo = (name: string, { frontEndId, plan, note }: Written): Redo | null => {
  const href = hrefOf('frontEnds');
  if (name === 'front-end.register')
    return plan === undefined ? null : { href, draft: [draftKey.frontEnd(), plan] };
  return frontEndId === undefined ? null : { href, draft: [draftKey.frontEndMove(frontEndId), note ?? ''] };
};
