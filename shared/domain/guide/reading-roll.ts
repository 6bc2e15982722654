/** 阅读确认 by department: of those an edition is for, who has confirmed to have read it and who has not (五(八), R079). */
import { isInService, type Officer, type Region } from '../organisation/organisation.ts';
import type { Guide } from './guide.ts';
import type { GuideReading } from './reading.ts';

type Reader = Pick<Officer, 'id' | 'name' | 'departmentId' | 'inService'>;

export type DepartmentRoll = {
  readonly departmentId: string;
  readonly read: readonly Reader[];
  readonly unread: readonly Reader[];
};

export type ReadingRoll = {
  /** How many are to read it, and how many of them have. */
  readonly due: number;
  readonly read: number;
  /** Those with most to go first. */
  readonly departments: readonly DepartmentRoll[];
  /** Confirmations of officers it is not, or no more, for: suspended since, or of the city where it is a county's. */
  readonly others: readonly GuideReading[];
};

/** The city's guides are for every officer in service, another's for those of its region (五(四)3). */
export const isFor = (
  { departmentId }: Pick<Guide, 'departmentId'>,
  reader: Reader,
  regionOf: (departmentId: string) => Pick<Region, 'id' | 'level'> | undefined,
): boolean => {
  const region = regionOf(departmentId);
  return (
    isInService(reader) && (region?.level === 'city' || regionOf(reader.departmentId)?.id === region?.id)
  );
};

/** @param asked the officers the edition is for, as far as whoever looks oversees them */
export const readingRoll = (asked: readonly Reader[], readings: readonly GuideReading[]): ReadingRoll => {
  const readers = new Set(readings.map(({ officerId }) => officerId));
  const askedIds = new Set(asked.map(({ id }) => id));
  const departments = [...Map.groupBy(asked, ({ departmentId }) => departmentId)]
    .map(([departmentId, all]) => ({
      departmentId,
      read: all.filter(({ id }) => readers.has(id)),
      unread: all.filter(({ id }) => !readers.has(id)),
    }))
    .toSorted((a, b) => b.unread.length - a.unread.length);
  return {
    due: asked.length,
    read: departments.reduce((sum, { read }) => sum + read.length, 0),
    departments,
    others: readings.filter(({ officerId }) => !askedIds.has(officerId)),
  };
};
