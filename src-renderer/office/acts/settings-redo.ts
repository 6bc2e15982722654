/** Where a refused act of 设置 is done again: a key of one's own, packs of the policy and of a county, a year's holidays. */
import { z } from 'zod';
import { countyText } from '#shared/domain/county-pack/county-pack.ts';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const packArgs = z.object({ pack: z.string(), reason: z.string() });
const dates = z.array(z.string());
const yearArgs = z.object({ year: z.string(), source: z.string(), restDays: dates, workDays: dates });

const countyArgs = z.object({ text: countyText });
const stopArgs = z.object({ reason: z.string() });

/** The draft of a form that is filled from the county's text. */
const countyDraft = ({ text: { limits, ...rest } }: z.infer<typeof countyArgs>) => ({
  ...rest,
  limits: Object.fromEntries(
    limits.map(({ matter, workingDays, clause }) => [matter, { days: workingDays, clause }]),
  ),
});

const draftOf = ({ name, args }: RefusedMutation['mutation']): Redo['draft'] => {
  const pack = packArgs.safeParse(args).data;
  if (name === 'policy.switch-pack' && pack !== undefined)
    return [draftKey.switchPack(pack.pack), pack.reason];
  const county = countyArgs.safeParse(args).data;
  if (name === 'county.enter-pack' && county !== undefined) return [draftKey.countyPack, countyDraft(county)];
  const stopped = stopArgs.safeParse(args).data;
  if (name === 'county.stop-pack' && stopped !== undefined) return [draftKey.countyStop, stopped.reason];
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
