/** How an act on a correction is recorded. */
import type { ActionContext } from '../action.ts';
import type { Clock } from '../clock/clock.ts';
import { isLateBySync } from '../clock/late-by-sync.ts';
import type { Change } from '../tables.ts';
import type { Correction, CorrectionEvent } from './correction.ts';

/** The event that records an act, with both of its times (decision 9). */
export const correctionEventOf = (
  clocks: readonly Clock[],
  act: { readonly act: CorrectionEvent['act']; readonly note?: string },
  context: ActionContext,
): CorrectionEvent => ({
  act: act.act,
  at: context.now,
  madeAt: context.madeAt,
  lateBySync: isLateBySync(clocks, context),
  officerId: context.actor.officerId,
  departmentId: context.actor.departmentId,
  note: act.note ?? '',
});

/** The correction one version on, with its event appended. */
export const advanceCorrection = (
  subject: Correction,
  patch: Partial<Pick<Correction, 'state' | 'clocks'>>,
  event: CorrectionEvent,
): Correction => ({
  ...subject,
  ...patch,
  version: subject.version + 1,
  history: [...subject.history, event],
});

/** Written with every change of the check's clocks. */
export const limitOf = ({ id, entryName, providerId, userDepartmentId, clocks }: Correction): Change => ({
  table: 'correctionLimit',
  row: { id, entryName, providerId, userDepartmentId, clocks },
});
