/** What a rule needs to know beside the row itself: who manages the place, and who uses the resource. */
import type { RowQuery, Rows } from '../action.ts';
import type { Department, Region } from '../organisation/organisation.ts';
import type { Grant } from '../sharing/grant.ts';
import type { RowReference } from '../tables.ts';
import type { SuspectTable } from './violation.ts';

export type Surroundings = {
  readonly department: (id: string) => Department | undefined;
  readonly region: (id: string) => Region | undefined;
  readonly departmentsIn: (regionId: string) => readonly Department[];
  /** Rights to a resource, whoever holds them and however they stand. */
  readonly rightsTo: (entryId: string) => readonly Grant[];
};

/** The resources under which a right's data may be used on: its own, and the one it was replaced by (五(七)). */
export const entriesBeside = ({
  entryId,
  replacedByEntryId,
}: Pick<Grant, 'entryId' | 'replacedByEntryId'>): readonly string[] =>
  replacedByEntryId === undefined ? [entryId] : [entryId, replacedByEntryId];

/** Of the rows at hand; whoever gathers them names every department, region and right that can be asked for. */
export const surroundingsOf = (rows: {
  readonly departments: readonly Department[];
  readonly regions: readonly Region[];
  readonly rights: readonly Grant[];
}): Surroundings => {
  const departments = new Map(rows.departments.map((each) => [each.id, each]));
  const regions = new Map(rows.regions.map((each) => [each.id, each]));
  const byRegion = Map.groupBy(rows.departments, ({ regionId }) => regionId);
  const byEntry = Map.groupBy(rows.rights, ({ entryId }) => entryId);
  return {
    department: (id) => departments.get(id),
    region: (id) => regions.get(id),
    departmentsIn: (regionId) => byRegion.get(regionId) ?? [],
    rightsTo: (entryId) => byEntry.get(entryId) ?? [],
  };
};

type Named = { readonly table: SuspectTable; readonly recordId: string };

/** The departments a record names: every table that the rules look at does it in one of these fields. */
const namedIn = ({ table, recordId }: Named, rows: Rows): readonly string[] => {
  const row = rows.get(table, recordId) as Partial<Record<string, unknown>> | undefined;
  if (row === undefined) return [];
  const { departmentId, providerId, userDepartmentId, applicantDepartmentId } = row;
  return [departmentId, providerId, userDepartmentId, applicantDepartmentId].filter(
    (id) => typeof id === 'string',
  );
};

const regionsOf = (named: Named, rows: Rows): readonly string[] => [
  ...new Set(namedIn(named, rows).flatMap((id) => rows.get('department', id)?.regionId ?? [])),
];

/** The resources whose rights a rule asks for. */
const entriesOf = ({ table, recordId }: Named, rows: Rows): readonly string[] => {
  if (table === 'entryDraft') return [recordId];
  const right = table === 'grant' ? rows.get('grant', recordId) : undefined;
  return right === undefined ? [] : entriesBeside(right);
};

/** Rows that {@link surroundingsIn} needs, the departments judged among them. */
export const surroundingReads = (named: Named, rows: Rows): readonly RowReference[] => {
  const regions = regionsOf(named, rows);
  const managers = regions
    .flatMap((id) => rows.list('department', 'regionId', id))
    .filter(({ management }) => management);
  return [
    ...[...namedIn(named, rows), ...managers.map(({ id }) => id)].map((id) => ({
      table: 'department' as const,
      id,
    })),
    ...regions.map((id) => ({ table: 'region' as const, id })),
  ];
};

export const surroundingLists = (named: Named, rows: Rows): readonly RowQuery[] => [
  ...regionsOf(named, rows).map((value) => ({ table: 'department', field: 'regionId', value }) as const),
  ...entriesOf(named, rows).map((value) => ({ table: 'grant', field: 'entryId', value }) as const),
];

/** As an act has loaded them. */
export const surroundingsIn = (rows: Rows): Surroundings => ({
  department: (id) => rows.get('department', id),
  region: (id) => rows.get('region', id),
  departmentsIn: (regionId) => rows.list('department', 'regionId', regionId),
  rightsTo: (entryId) => rows.list('grant', 'entryId', entryId),
});
