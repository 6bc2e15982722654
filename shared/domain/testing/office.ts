/** A small office for tests of the rules: one resource, three departments, officers, and a way to run actions. */

import type { z } from 'zod';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import type { Result } from '#shared/lib/result.ts';
import { valueAt } from '#shared/lib/value-at.ts';
import { type Action, type ActionContext, type Actor, gatherRows, type RowSource } from '../action.ts';
import { type ActionName, actions } from '../actions.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { instantOf } from '../clock/civil-date.ts';
import { workCalendar } from '../clock/work-calendar.ts';
import type { Department } from '../organisation/organisation.ts';
import { loadOfficeRules } from '../policy/office-rules.ts';
import type { Refusal } from '../refusals.ts';
import type { Change, Row, TableName } from '../tables.ts';

export const monday = instantOf('2026-11-23', 10);
export const calendar = workCalendar.parse(china);

const actor = (officerId: string, departmentId: string, ...roles: Actor['roles'][number][]): Actor => ({
  officerId,
  officerName: `人员${officerId}`,
  departmentId,
  roles,
});

export const officers = {
  user: actor('o-user', 'd-user', 'data-officer'),
  provider: actor('o-provider', 'd-provider', 'provider-reviewer', 'data-officer'),
  bureau: actor('o-bureau', 'd-bureau', 'compliance-reviewer'),
  /** Holds every case role, in the user department. */
  everywhere: actor('o-user', 'd-user', 'data-officer', 'provider-reviewer', 'compliance-reviewer'),
  /** Decides 协调; of the management department of the parties' own level. */
  coordinator: actor('o-coordinator', 'd-bureau', 'management-admin'),
  /** Heads of the two departments' 共享工作机构: each consents to what goes out under 809. */
  userHead: actor('o-user-head', 'd-user', 'office-head'),
  providerHead: actor('o-provider-head', 'd-provider', 'office-head'),
  agent: actor('o-agent', 'd-agent', 'provider-reviewer', 'data-officer'),
  observer: actor('o-observer', 'd-bureau', 'observer'),
} as const;

const department = (id: string): Department => ({
  id,
  name: `忻州市${id}`,
  shortName: id,
  kind: 'government-department',
  regionId: 'region-140900',
  creditCode: '11140900MB0000000A',
  principal: '甲',
  responsibleOffice: '数据科',
  responsibleOfficer: '乙',
  securityOfficer: '',
  securityBody: '',
  management: id === 'd-bureau',
  demonstration: true,
});

export const entryWith = (patch: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id: 'e-1',
  code: '100001/1',
  name: '在册人口基础信息',
  abstract: '摘要',
  providerId: 'd-provider',
  library: { kind: 'base', base: 'population' },
  acquisition: 'duty',
  kind: 'data',
  formats: ['database'],
  items: [
    { id: 'name', name: '姓名', dataType: 'C', shareType: 'unconditional' },
    { id: 'number', name: '公民身份号码', dataType: 'C', shareType: 'conditional' },
    { id: 'portrait', name: '人像', dataType: 'G', shareType: 'withheld' },
  ],
  shareType: 'withheld',
  shareConditions: '',
  withholding: { reason: '理由', basis: '依据' },
  exchangeMethods: ['interface', 'file'],
  openToSociety: false,
  openConditions: '',
  updateCycle: 'daily',
  publishedOn: '2026-01-05',
  relatedCodes: [],
  dataClass: '个人信息',
  grade: 'general-3',
  review: {
    sharingAttributes: '有条件共享',
    provisionMethod: '接口',
    scenarios: '办理',
    userIdentity: '市直部门',
    userRegion: '忻州市',
    knowledgeScope: '经办人',
    useScope: '本部门履职',
  },
  agreementRequired: true,
  dedicatedTo: null,
  status: 'published',
  importedFrom: null,
  demonstration: true,
  ...patch,
});

export type Office = {
  /** Sets a row as another act would have. */
  put<T extends TableName>(table: T, row: Row<T>): void;
  row<T extends TableName>(table: T, id: string): Row<T>;
  /** Runs an action and, where it stands, keeps its rows. */
  act(
    name: ActionName,
    args: unknown,
    who: Actor,
    at?: Partial<Pick<ActionContext, 'now' | 'madeAt' | 'packs'>>,
  ): Promise<Result<readonly Change[], Refusal>>;
  has(table: TableName, id: string): boolean;
  count(table: TableName): number;
  /** The same office once more; what happens in one leaves the other as it was. */
  fork(): Office;
};

export const openOffice = (entry: CatalogEntry = entryWith()): Office => {
  const office = officeOver(new Map());
  for (const id of ['d-user', 'd-provider', 'd-bureau', 'd-agent']) office.put('department', department(id));
  office.put('catalogEntry', entry);
  return office;
};

const officeOver = (rows: Map<string, Row<TableName>>): Office => {
  const keep = (table: TableName, row: Row<TableName>) => rows.set(`${table} ${row.id}`, row);
  return {
    fork: () => officeOver(new Map(rows)),
    put: (table, row) => {
      keep(table, row);
    },
    row: (table, id) => {
      const found = rows.get(`${table} ${id}`);
      if (found === undefined) throw new Error(`no ${table} ${id}`);
      return found as never;
    },
    has: (table, id) => rows.has(`${table} ${id}`),
    count: (table) => [...rows.keys()].filter((key) => key.startsWith(`${table} `)).length,
    act: async (name, args, who, at = {}) => {
      const action = actions[name] as unknown as Action<z.ZodType>;
      const parsed = action.args.parse(args);
      const source: RowSource = {
        byId: async (references) => references.map((each) => rows.get(`${each.table} ${each.id}`)),
        byField: async ({ table, field, value }) =>
          [...rows]
            .filter(([key, row]) => key.startsWith(`${table} `) && valueAt(row, field) === value)
            .map(([, row]) => row),
      };
      const snapshot = await gatherRows(action, { args: parsed, actor: who }, source);
      const now = at.now ?? monday;
      const rules = await loadOfficeRules(source, { now, calendar });
      const outcome = action.apply(parsed, snapshot, {
        actor: who,
        now,
        madeAt: at.madeAt ?? now,
        calendar: rules.calendar,
        packs: at.packs ?? rules.packs,
        number: 'GX2026-000001',
        digestOf: digestOfValue,
        verify: verifyValue,
      });
      if (outcome.ok) for (const change of outcome.value) keep(change.table, change.row);
      return outcome;
    },
  };
};

export const applicationOf = (itemIds: readonly string[], patch: object = {}) => ({
  itemIds,
  purpose: '低保资格核对',
  scenario: '受理窗口核对申请人身份',
  method: 'interface',
  validMonths: 12,
  ...patch,
});
