import type { Notice } from '#shared/domain/notice/notice.ts';
import type { Replacement } from '#shared/domain/replacement/replacement.ts';
import { currentUsers } from '#shared/domain/sharing/current-users.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';

export type Receipt = { readonly departmentId: string; readonly standing: 'untold' | 'told' | 'read' };

/** Each department that uses the old resource now or was told of the plan: not told, told, or read by somebody. */
export const receiptsOf = (
  subject: Pick<Replacement, 'oldEntryId'>,
  held: { readonly grants: readonly Grant[]; readonly notices: readonly Notice[] },
  now: number,
): readonly Receipt[] => {
  const plans = held.notices.filter(
    (each) => each.kind === 'replacement-planned' && each.entryId === subject.oldEntryId,
  );
  const departments = new Set([
    ...currentUsers(held.grants, now),
    ...plans.map(({ departmentId }) => departmentId),
  ]);
  return [...departments].sort().map((departmentId) => {
    const notice = plans.find((each) => each.departmentId === departmentId);
    if (notice === undefined) return { departmentId, standing: 'untold' };
    return { departmentId, standing: notice.readBy.length > 0 ? 'read' : 'told' };
  });
};
