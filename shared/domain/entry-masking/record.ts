/** The provider saves the rules it masked a file by, with the resource (四(三), R038). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { readsAsData } from '../masking/csv/csv-header.ts';
import { columnResult, outcomeOf } from '../masking/report.ts';
import { shortOf } from '../masking/risk/classes.ts';
import { riskFigures } from '../masking/risk/figures.ts';
import { maskRuleSet } from '../masking/rule-set.ts';
import { type EntryMasking, filesKept, maskedOutput } from './entry-masking.ts';

const args = z.strictObject({
  entryId: identifier,
  /** 0 where nothing is saved with the entry yet. */
  expectedVersion: z.int().min(0),
  rules: maskRuleSet,
  file: maskedOutput,
  rows: z.int().min(0),
  columns: z.array(columnResult).min(1).max(500),
  riskBefore: riskFigures.nullable(),
  risk: riskFigures.nullable(),
});
type Given = z.output<typeof args>;

/** Whether the figures can be of a run by these rules: the same columns, and a risk wherever one is demanded. */
const belongTogether = ({ rules, columns, rows, risk, riskBefore }: Given): boolean => {
  const reasons = new Map(
    rules.columns.map(({ column, algorithm }) => [column, algorithm.id === 'keep' ? algorithm.reason : '']),
  );
  return (
    columns.length === reasons.size &&
    columns.every(({ column, accepted, changed }) => reasons.get(column) === accepted && changed <= rows) &&
    [risk, riskBefore].every((figures) => (rules.risk === null ? figures === null : figures?.rows === rows))
  );
};

const titlesAreTitles = ({ rules }: Given): boolean =>
  !rules.columns.some(({ column }) => readsAsData(column));

const isLeftOver = ({ rules, columns }: Given): boolean => outcomeOf(rules, columns, null) === 'left-over';

const fileOf = (given: Given, before: EntryMasking | undefined, rulesDigest: string) => {
  const { rules, file, rows, columns, riskBefore, risk } = given;
  const short = rules.risk === null || risk === null ? [] : [...shortOf(rules.risk, risk)];
  const anew = before?.rulesDigest !== rulesDigest;
  return {
    ...file,
    rows,
    changed: columns.reduce((sum, column) => sum + column.changed, 0),
    rulesVersion: (before?.rulesVersion ?? 0) + (anew ? 1 : 0),
    rulesDigest,
    riskBefore,
    risk,
    short,
    acceptance: null,
  };
};

const isNewFile = ({ entryId, file }: Given, rows: Rows): boolean =>
  rows.get('entryMasking', entryId)?.files.some(({ digest }) => digest === file.digest) !== true;

export const recordMasking: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ entryId }) => [
    { table: 'catalogEntry', id: entryId },
    { table: 'entryMasking', id: entryId },
  ],
  apply: (given, rows, context) => {
    const entry = rows.get('catalogEntry', given.entryId);
    if (entry === undefined) return refuse('record.missing');
    const before = rows.get('entryMasking', given.entryId);
    const { officerId, officerName, departmentId, roles } = context.actor;
    const refused = firstRefusal(
      [roles.includes('data-officer') || roles.includes('provider-reviewer'), 'role.missing'],
      [entry.providerId === departmentId, 'department.wrong'],
      [entry.status !== 'stopped', 'masking.stopped'],
      [(before?.version ?? 0) === given.expectedVersion, 'record.changed'],
      [titlesAreTitles(given), 'masking.titles', 'rules'],
      [belongTogether(given), 'masking.figures', 'columns'],
      [!isLeftOver(given), 'masking.left-over', 'columns'],
      [isNewFile(given, rows), 'masking.file-known', 'file'],
    );
    if (refused !== null) return refused;
    const rulesDigest = context.digestOf(given.rules);
    const made = fileOf(given, before, rulesDigest);
    const file = { ...made, at: context.now, madeAt: context.madeAt, officerId, officerName };
    return write({
      table: 'entryMasking',
      row: {
        id: entry.id,
        version: given.expectedVersion + 1,
        providerId: entry.providerId,
        entryName: entry.name,
        rules: given.rules,
        rulesDigest,
        rulesVersion: made.rulesVersion,
        files: [...(before?.files ?? []), file].slice(-filesKept),
      },
    });
  },
});
