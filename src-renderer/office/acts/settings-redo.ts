/** Where a refused act of 设置 is done again: a key of one's own, the policy's packs, a year's holidays. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const packArgs = z.object({ pack: z.string(), reason: z.string() });
const dates = z.array(z.string());
const yearArgs = z.object({ year: z.string(), source: z.string(), restDays: dates, workDays: dates });

const draftOf = ({ name, args }: RefusedMutation['mutation']): Redo['draft'] => {
  const pack = packArgs.safeParse(args).data;
  if (name === 'policy.switch-pack' && pack !== undefined)
    return [draftKey.switchPack(pack.pack), pack.reason];
  const arranged = yearArgs.safeParse(args).data;
  if (name !== 'calendar.arrange' || arranged === undefined) return null;
  const { year, source, restDays, workDays } = arranged;
  return [draftKey.arrangement(year), { source, rest: restDays.join('、'), work: workDays.join('、') }];
};

/** A key is made or brought in anew; nothing that was written is needed for it. */
export const settingsRedo = (mutation: RefusedMutation['mutation']): Redo => ({
  href: hrefOf('settings'),
  draft: draftOf(mutation),
});
