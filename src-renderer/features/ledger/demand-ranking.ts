/** 需求排序 (五(六)¶1, R071): what is used most and by most departments comes first, by the calls that were made. */
import type { Grant } from '#shared/domain/sharing/grant.ts';

type Right = Pick<Grant, 'id' | 'entryId' | 'entryName' | 'providerId' | 'userDepartmentId'>;

/** A right behind the counts, and how often it was used. */
export type RightUse = { readonly grant: Right; readonly calls: number };

export type RankedResource = {
  readonly entryId: string;
  readonly entryName: string;
  readonly providerId: string;
  /** 使用频度: calls over all rights. */
  readonly calls: number;
  /** 适用范围: departments that hold a right. */
  readonly departments: number;
  /** What the two numbers are made of, the most used first. */
  readonly rights: readonly RightUse[];
};

/** @param callsOf how often a right was used */
export const ranked = (
  rights: readonly Right[],
  callsOf: (grantId: string) => number,
): readonly RankedResource[] =>
  [...Map.groupBy(rights, ({ entryId }) => entryId).values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const rights = [first, ...others]
        .map((grant) => ({ grant, calls: callsOf(grant.id) }))
        .toSorted((a, b) => b.calls - a.calls || (a.grant.id < b.grant.id ? -1 : 1));
      const { entryId, entryName, providerId } = first;
      return [
        {
          entryId,
          entryName,
          providerId,
          calls: rights.reduce((sum, { calls }) => sum + calls, 0),
          departments: new Set(rights.map(({ grant }) => grant.userDepartmentId)).size,
          rights,
        },
      ];
    })
    .toSorted(
      (a, b) => b.calls - a.calls || b.departments - a.departments || (a.entryId < b.entryId ? -1 : 1),
    );
