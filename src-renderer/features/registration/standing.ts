/** How a department stands with its filing, for the overview of the management. */
import type { Department } from '#shared/domain/organisation/organisation.ts';
import {
  type DepartmentRegistrations,
  type DocumentKind,
  missingDocuments,
} from '#shared/domain/registration/registration.ts';
import { mergerOf } from '#shared/domain/reorganisation/adjustment.ts';
import type { Tone } from '../../ui/pieces.tsx';

export type Standing = 'waiting' | 'none' | 'incomplete' | 'complete' | 'merged';

export const standingLabel: Readonly<Record<Standing, string>> = {
  waiting: '待回执',
  none: '未备案',
  incomplete: '缺制度',
  complete: '已备案',
  merged: '已并入',
};

export const standingTone: Readonly<Record<Standing, Tone>> = {
  waiting: 'blue',
  none: 'red',
  incomplete: 'amber',
  complete: 'green',
  merged: 'grey',
};

/** The order of the overview: what waits for an answer first, then what is missing. */
export const standingOrder: readonly Standing[] = ['waiting', 'none', 'incomplete', 'complete', 'merged'];

export const missingOf = ({ inForce }: DepartmentRegistrations): readonly DocumentKind[] =>
  missingDocuments(inForce);

type Subject = {
  readonly department: Pick<Department, 'adjustments'>;
  readonly registrations: DepartmentRegistrations;
};

/** One that went into another owes no filing any more. */
export const standingOf = ({ department, registrations }: Subject): Standing => {
  if (mergerOf(department) !== null) return 'merged';
  if (registrations.waiting !== null) return 'waiting';
  if (registrations.inForce === null) return 'none';
  return missingOf(registrations).length === 0 ? 'complete' : 'incomplete';
};
