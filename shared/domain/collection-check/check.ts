/** Checking a proposed collection and saving what was decided for each item (四(一); R016, R030). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { RefusalCode } from '../refusals.ts';
import { citesInternalRules } from '../sharing/internal-rules.ts';
import {
  type CollectionCheck,
  canExcept,
  collectionProposal,
  type ItemResolution,
} from './collection-check.ts';
import { matchCollection, type Supply, suppliersOf } from './match.ts';

const args = z.strictObject({ checkId: identifier, proposal: collectionProposal });

/** Why a decision does not hold against what the catalogue supplies; null where it does. */
export const resolutionFault = (
  resolution: ItemResolution,
  supplies: readonly Supply[],
): RefusalCode | null => {
  switch (resolution.kind) {
    case 'collect':
      return supplies.length === 0 ? null : 'collection.unresolved';
    case 'share':
      return supplies.some(({ entryId }) => entryId === resolution.entryId)
        ? null
        : 'collection.not-supplied';
    case 'different':
      return supplies.some(({ likeness }) => likeness === 'same') ? 'collection.same-name' : null;
    case 'exception':
      if (citesInternalRules(resolution.basis)) return 'collection.internal-rules';
      return canExcept(resolution.basisRank) ? null : 'collection.not-law';
  }
};

/** The platform matches again by its own catalogue, which may have grown since: then the officer decides once more. */
export const checkCollection: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ checkId }) => [{ table: 'collectionCheck', id: checkId }],
  lists: ({ proposal }, _rows, { departmentId }) => {
    const narrow = suppliersOf(
      proposal.items.map(({ name }) => name),
      departmentId,
    );
    return [{ table: 'catalogEntry', field: 'status', value: 'published', narrow }];
  },
  apply: ({ checkId, proposal }, rows, context) => {
    const { officerId, departmentId, roles } = context.actor;
    const names = proposal.items.map(({ name }) => name);
    const refused = firstRefusal(
      [roles.includes('data-officer'), 'role.missing'],
      [rows.get('collectionCheck', checkId) === undefined, 'record.exists'],
      [new Set(names).size === names.length, 'collection.items', 'proposal.items'],
    );
    if (refused !== null) return refused;
    const found = matchCollection(names, rows.list('catalogEntry', 'status', 'published'), departmentId);
    const items = proposal.items.map((item, at) => ({ ...item, supplies: [...(found[at] ?? [])] }));
    for (const [at, { resolution, supplies }] of items.entries()) {
      const fault = resolutionFault(resolution, supplies);
      if (fault !== null) return refuse(fault, `proposal.items.${at}.resolution`);
    }
    const row: CollectionCheck = {
      id: checkId,
      departmentId,
      officerId,
      at: context.now,
      madeAt: context.madeAt,
      name: proposal.name,
      purpose: proposal.purpose,
      items,
    };
    return write({ table: 'collectionCheck', row });
  },
});
