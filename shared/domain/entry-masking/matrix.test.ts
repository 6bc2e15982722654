/** Who saves a resource's masking, who accepts a risk too high, in which state of it (R038). */

import { gate, matrixOf } from '../testing/matrix.ts';
import { entryWith, type Office, officers, openOffice } from '../testing/office.ts';
import { maskedBy } from './testing/masked.ts';

type State = 'none' | 'sound' | 'short' | 'accepted';

const recorded = (k: number) => async (): Promise<Office> => {
  const office = openOffice(entryWith());
  await office.act('masking.record', maskedBy(k), officers.provider);
  return office;
};
const digest = 'a'.repeat(64);
const accept = { entryId: 'e-1', digest, reason: '只供本县核对' };

matrixOf<State>({
  covers: ['masking.record', 'masking.accept-risk'],
  states: {
    none: () => openOffice(entryWith()),
    sound: recorded(5),
    short: recorded(2),
    accepted: async () => {
      const office = await recorded(2)();
      const second = { ...officers.provider, officerId: 'o-second' };
      await office.act('masking.accept-risk', { ...accept, expectedVersion: 1 }, second);
      return office;
    },
  },
  departments: ['d-provider', 'd-user', 'd-bureau'],
  rows: [
    {
      act: '[R038] save the rules and the figures of a masked file',
      name: 'masking.record',
      args: (_, { state }) =>
        maskedBy(5, {
          expectedVersion: { none: 0, sound: 1, short: 1, accepted: 2 }[state],
          file: { name: '低保.csv', size: 9, digest: 'b'.repeat(64) },
        }),
      expected: gate<State>({
        roles: ['data-officer', 'provider-reviewer'],
        departments: ['d-provider'],
        states: ['none', 'sound', 'short', 'accepted'],
      }),
    },
    {
      act: '[R038] say why a file below the demanded k may go out',
      name: 'masking.accept-risk',
      args: () => ({ ...accept, expectedVersion: 1 }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['short'],
        otherwise: 'masking.nothing-short',
        missing: ['none'],
      }),
    },
  ],
});
