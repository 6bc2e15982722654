/** 需求排序 (五(六)¶1, R071): what is used most and by most departments comes first, by the calls that were made. */
import type { Grant } from '#shared/domain/sharing/grant.ts';

export type RankedResource = {
  readonly entryId: string;
  readonly entryName: string;
  readonly providerId: string;
  /** 使用频度: calls over all rights. */
  readonly calls: number;
  /** 适用范围: departments that hold a right. */
  readonly departments: number;
};

type Right = Pick<Grant, 'id' | 'entryId' | 'entryName' | 'providerId' | 'userDepartmentId'>;

/** @param callsOf how often a right was used */
export const ranked = (
  rights: readonly Right[],
  callsOf: (grantId: string) => number,
): readonly RankedResource[] =>
  [...Map.groupBy(rights, ({ entryId }) => entryId).values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const all = [first, ...others];
      const { entryId, entryName, providerId } = first;
      return [
        {
          entryId,
          entryName,
          providerId,
          calls: all.reduce((sum, { id }) => sum + callsOf(id), 0),
          departments: new Set(all.map(({ userDepartmentId }) => userDepartmentId)).size,
        },
      ];
    })
    .toSorted(
      (a, b) => b.calls - a.calls || b.departments - a.departments || (a.entryId < b.entryId ? -1 : 1),
    );
