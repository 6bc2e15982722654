import { describe, expect, it } from 'vitest';
import { departmentKind, region, role, rolesAreSeparated } from '#shared/domain/organisation/organisation.ts';
import { loadDemonstration } from './demonstration-data.ts';

const { regions, departments, officers, accounts } = loadDemonstration();
const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the demonstration organisation', () => {
  it('[R009] holds the city, its 14 counties, the zone and the scenic area; the zone has no logical platform', () => {
    expect(regions.filter((one) => one.level === 'county')).toHaveLength(14);
    expect(new Set(regions.map((one) => one.level))).toEqual(new Set(region.shape.level.options));
    const withoutPlatform = regions.filter((one) => !one.logicalPlatform).map((one) => one.level);
    expect(withoutPlatform.sort()).toEqual(['city', 'zone']);
    const national = regions.filter((one) => one.codeStandard === 'GB/T 2260');
    expect(national.filter((one) => !/^1409\d\d$/u.test(one.code))).toEqual([]);
    expect(national).toHaveLength(15);
  });

  it('[R003] has departments of all four kinds, each in a known region, named once', () => {
    const known = new Set(regions.map((one) => one.id));
    expect(departments.filter((one) => !known.has(one.regionId))).toEqual([]);
    expect(new Set(departments.map((one) => one.kind))).toEqual(new Set(departmentKind.options));
    expect(repeated(departments.map((one) => one.id))).toEqual([]);
    expect(repeated(departments.map((one) => one.name))).toEqual([]);
    expect(repeated(departments.map((one) => one.shortName))).toEqual([]);
    expect(repeated(departments.map((one) => one.creditCode))).toEqual([]);
  });

  it('[R007] [R008] gives every region exactly one management department', () => {
    const managed = departments.filter((one) => one.management).map((one) => one.regionId);
    expect(managed.sort()).toEqual(regions.map((one) => one.id).sort());
  });

  it('[R011] has officers in every role, each in a known department, with administrators kept apart', () => {
    const known = new Set(departments.map((one) => one.id));
    expect(officers.filter((one) => !known.has(one.departmentId))).toEqual([]);
    expect(officers.filter((one) => !rolesAreSeparated(one.roles))).toEqual([]);
    expect(new Set(officers.flatMap((one) => one.roles))).toEqual(new Set(role.options));
    expect(repeated(officers.map((one) => one.id))).toEqual([]);
    expect(officers.length).toBeGreaterThanOrEqual(40);
  });

  it('[R063] has accounts in every role, each of a different known officer', () => {
    const rolesOf = new Map(officers.map((one) => [one.id, one.roles]));
    expect(accounts.filter((one) => !rolesOf.has(one.officerId))).toEqual([]);
    expect(repeated(accounts.map((one) => one.login))).toEqual([]);
    expect(repeated(accounts.map((one) => one.officerId))).toEqual([]);
    expect(new Set(accounts.flatMap((one) => rolesOf.get(one.officerId) ?? []))).toEqual(
      new Set(role.options),
    );
  });

  it('[R003] marks everything as demonstration', () => {
    expect([...regions, ...departments, ...officers].filter((one) => !one.demonstration)).toEqual([]);
  });
});
