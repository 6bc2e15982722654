/** How a department stands with its filing, for the overview of the management. */
import {
  type DepartmentRegistrations,
  type DocumentKind,
  missingDocuments,
} from '#shared/domain/registration/registration.ts';
import type { Tone } from '../../ui/pieces.tsx';

export type Standing = 'waiting' | 'none' | 'incomplete' | 'complete';

export const standingLabel: Readonly<Record<Standing, string>> = {
  waiting: '待回执',
  none: '未备案',
  incomplete: '缺制度',
  complete: '已备案',
};

export const standingTone: Readonly<Record<Standing, Tone>> = {
  waiting: 'blue',
  none: 'red',
  incomplete: 'amber',
  complete: 'green',
};

/** The order of the overview: what waits for an answer first, then what is missing. */
export const standingOrder: readonly Standing[] = ['waiting', 'none', 'incomplete', 'complete'];

export const missingOf = ({ inForce }: DepartmentRegistrations): readonly DocumentKind[] =>
  missingDocuments(inForce);

export const standingOf = (registrations: DepartmentRegistrations): Standing => {
  if (registrations.waiting !== null) return 'waiting';
  if (registrations.inForce === null) return 'none';
  return missingOf(registrations).length === 0 ? 'complete' : 'incomplete';
};
