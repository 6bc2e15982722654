/** The officer row that goes with an account: everybody sees whether somebody is in service, few see accounts (R063). */
import type { Change } from '../tables.ts';
import type { Account } from './account.ts';

export const officerOf = ({ id, name, departmentId, roles, demonstration, state }: Account): Change => ({
  table: 'officer',
  row: {
    id,
    name,
    departmentId,
    roles,
    demonstration,
    ...(state === 'active' ? {} : { inService: false }),
  },
});
