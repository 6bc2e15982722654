/** The records the sample source answers with: invented persons and companies, keyed by information item id. */
import { z } from 'zod';
import { line } from '#shared/lib/text.ts';
import { check, readSource } from './read-source.ts';

const value = line(200);
const person = z.strictObject({
  idNumber: value,
  name: value,
  sex: value,
  ethnicity: value,
  birthDate: z.iso.date(),
  householdRegion: value,
  householdAddress: value,
  registrationStatus: value,
  changedOn: z.iso.date(),
  assistanceCategory: value,
  subsidyStatus: value,
  yearlyAmount: value,
});
const marriage = z.strictObject({
  husband: value,
  wife: value,
  registrationType: value,
  certificateNumber: value,
  registeredOn: z.iso.date(),
  registrar: value,
});
const company = z.strictObject({
  creditCode: value,
  name: value,
  representative: value,
  type: value,
  capital: value,
  establishedOn: z.iso.date(),
  registrar: value,
  address: value,
  scope: value,
  status: value,
});
const sampleFile = z.strictObject({
  demonstration: z.literal(true),
  persons: z.array(person),
  marriages: z.array(marriage),
  companies: z.array(company),
});
export type SampleFile = z.infer<typeof sampleFile>;

/** One record: information item id to its value, all values as text. */
export type SampleRecord = Readonly<Record<string, string>>;

/** A resource of the sample source; a record is found by the exact value of one of the `keys`. */
export type SampleResource = { readonly keys: readonly string[]; readonly records: readonly SampleRecord[] };

/** The file of invented persons, marriages and companies, validated. */
export const readSampleFile = (): SampleFile =>
  check(sampleFile, readSource('sample-records.json'), 'sample-records.json');

const population = (persons: SampleFile['persons']): readonly SampleRecord[] =>
  persons.map((one) => ({
    'id-number': one.idNumber,
    name: one.name,
    sex: one.sex,
    ethnicity: one.ethnicity,
    'birth-date': one.birthDate,
    'household-region': one.householdRegion,
    'household-address': one.householdAddress,
    'registration-status': one.registrationStatus,
    'changed-on': one.changedOn,
  }));

const marriages = ({ persons, marriages: rows }: SampleFile): readonly SampleRecord[] => {
  const nameOf = new Map(persons.map((one) => [one.idNumber, one.name]));
  const named = (idNumber: string): string => {
    const name = nameOf.get(idNumber);
    if (name === undefined) throw new Error('demonstration data: sample-records.json: marriage of nobody');
    return name;
  };
  return rows.map((row) => ({
    'husband-id-number': row.husband,
    'husband-name': named(row.husband),
    'wife-id-number': row.wife,
    'wife-name': named(row.wife),
    'registration-type': row.registrationType,
    'certificate-number': row.certificateNumber,
    'registered-on': row.registeredOn,
    registrar: row.registrar,
  }));
};

const companies = (rows: SampleFile['companies']): readonly SampleRecord[] =>
  rows.map((row) => ({
    'credit-code': row.creditCode,
    name: row.name,
    representative: row.representative,
    type: row.type,
    capital: row.capital,
    'established-on': row.establishedOn,
    registrar: row.registrar,
    address: row.address,
    scope: row.scope,
    status: row.status,
  }));

const assistance = (persons: SampleFile['persons']): readonly SampleRecord[] =>
  persons.map((one) => ({
    'id-number': one.idNumber,
    name: one.name,
    category: one.assistanceCategory,
    'subsidy-status': one.subsidyStatus,
    'yearly-amount': one.yearlyAmount,
    'checked-at': `${one.changedOn}T09:00:00+08:00`,
  }));

/** The resources of the sample source by catalogue entry id. */
export const sampleResources = (file: SampleFile): ReadonlyMap<string, SampleResource> =>
  new Map([
    ['entry-rk-001', { keys: ['id-number', 'name'], records: population(file.persons) }],
    [
      'entry-mz-001',
      {
        keys: ['husband-id-number', 'wife-id-number', 'husband-name', 'wife-name'],
        records: marriages(file),
      },
    ],
    ['entry-fr-001', { keys: ['credit-code', 'name'], records: companies(file.companies) }],
    ['entry-yb-001', { keys: ['id-number', 'name'], records: assistance(file.persons) }],
  ]);
