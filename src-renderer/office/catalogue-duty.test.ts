import { describe, expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import type { ChangeTrigger } from '#shared/domain/change-trigger/change-trigger.ts';
import { updateClocks } from '#shared/domain/change-trigger/record.ts';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import type { ConversionPlan } from '#shared/domain/conversion/conversion-plan.ts';
import type { Difficulty } from '#shared/domain/difficulty/difficulty.ts';
import type { EntryMasking, MaskedFile } from '#shared/domain/entry-masking/entry-masking.ts';
import type { Department, Officer, Region, Role } from '#shared/domain/organisation/organisation.ts';
import { knownPacks } from '#shared/domain/policy/packs.ts';
import { calendar } from './calendar.ts';
import { type CatalogueRows, catalogueDuties } from './catalogue-duty.ts';
import type { Places } from './draft-duty.ts';

const now = instantOf('2026-11-23', 10);
const places: Places = {
  department: (id) => ({ id, regionId: 'city', management: id === 'd-bureau' }) as Department,
  region: (id) => ({ id, level: 'city', logicalPlatform: false }) as Region,
};
const officer = (departmentId: string, ...roles: Role[]): Officer => ({
  id: 'o-me',
  name: '某人',
  departmentId,
  roles,
  demonstration: true,
});

const masking = (id: string, files: readonly Partial<MaskedFile>[]): EntryMasking =>
  ({
    id,
    providerId: 'd-masking',
    entryName: id,
    files: files.map((file) => ({ officerId: 'o-other', acceptance: null, ...file })),
  }) as EntryMasking;

const trigger = (id: string, inForceOn: string, patch: Partial<ChangeTrigger> = {}): ChangeTrigger => ({
  id,
  version: 1,
  state: 'open',
  kind: 'law',
  title: id,
  basis: '第一条',
  inForceOn,
  entries: [{ entryId: 'e', entryCode: '300001/1', entryName: '甲', outcome: null }],
  providerId: 'd-own',
  recordedBy: 'o-other',
  recordedByDepartmentId: 'd-own',
  clocks: updateClocks({ inForceOn, regionId: undefined }, { packs: knownPacks, calendar }),
  extension: null,
  history: [
    {
      act: 'record',
      entryId: null,
      at: now,
      madeAt: now,
      lateBySync: false,
      officerId: 'o',
      departmentId: 'd-own',
      note: '',
    },
  ],
  ...patch,
});

const difficulty = (id: string, patch: Partial<Difficulty> = {}): Difficulty => ({
  id,
  version: 1,
  state: 'stated',
  providerId: 'd-own',
  subject: { kind: 'data-set', name: id },
  reason: '未数字化',
  remedy: '扫描',
  basis: '',
  basisRank: null,
  name: id,
  statedAt: now,
  madeAt: now,
  officerId: 'o-other',
  decision: null,
  ...patch,
});
const decision = {
  verdict: { outcome: 'not-accepted' as const, shareBy: '2026-11-20' },
  reasons: '能够共享',
  at: now,
  madeAt: now,
  officerId: 'o-z',
  departmentId: 'd-bureau',
};

const filed: EntryDraft = {
  id: 'f',
  version: 4,
  codePrefix: '300001',
  code: null,
  providerId: 'd-own',
  state: 'filed',
  authorIds: ['o-author'],
  content: newContent('乙'),
  secrecyReview: null,
  leadId: null,
  leadConsent: null,
  clocks: [],
  history: [{ act: 'file', at: now, madeAt: now, officerId: 'o-author', departmentId: 'd-own', note: '' }],
};

const conversion = (id: string, targetDate: string): ConversionPlan => ({
  id,
  version: 1,
  providerId: 'd-own',
  entryName: id,
  status: 'under-way',
  percent: 40,
  plans: [{ at: now, plan: '扫描', targetDate }],
  reports: [],
  ended: false,
});

const rows: CatalogueRows = {
  triggers: [
    trigger('later', '2026-11-20'),
    trigger('sooner', '2026-11-02'),
    trigger('closed', '2026-11-02', { state: 'closed' }),
    trigger('foreign', '2026-11-02', { providerId: 'd-foreign' }),
  ],
  drafts: [
    filed,
    { ...filed, id: 'removal', state: 'removal-filed' },
    { ...filed, id: 'asked', state: 'reviewed', leadId: 'd-lead' },
  ],
  conversions: [conversion('late', '2026-11-22'), conversion('today', '2026-11-23')],
  maskings: [
    masking('short', [{ short: ['k'] }]),
    masking('own', [{ short: ['k'], officerId: 'o-me' }]),
    masking('replaced', [{ short: ['k'] }, { short: [] }]),
  ],
  difficulties: [
    difficulty('undecided'),
    difficulty('run-out', { state: 'not-accepted', decision }),
    difficulty('mine', { officerId: 'o-me' }),
  ],
};
const dutiesOf = (who: Officer) =>
  catalogueDuties(rows, { officer: who, places }, { now, calendar }).map(({ kind, id }) => [kind, id]);

describe('what keeping the catalogue asks of an officer', () => {
  it('[R026] [R015] a data officer: the own department’s open changes by binding clock, and what ran out', () => {
    expect(dutiesOf(officer('d-own', 'data-officer'))).toEqual([
      ['update', 'sooner'],
      ['update', 'later'],
      ['convert', 'late'],
      ['share-after-all', 'run-out'],
    ]);
  });

  it('[R015] [R025] the management desk: filings and undecided difficulties, never a statement of one’s own', () => {
    expect(dutiesOf(officer('d-bureau', 'management-admin'))).toEqual([
      ['audit', 'f'],
      ['take-removal', 'removal'],
      ['decide-difficulty', 'undecided'],
    ]);
  });

  it('[R022] [R023] the lead of a library: entries that ask for its consent', () => {
    expect(dutiesOf(officer('d-lead', 'provider-reviewer'))).toEqual([['consent', 'asked']]);
    expect(dutiesOf(officer('d-lead', 'data-officer'))).toEqual([]);
  });

  it('[R038] a reviewer: the newest masked file that falls short, of another officer', () => {
    expect(dutiesOf(officer('d-masking', 'provider-reviewer'))).toEqual([['accept-risk', 'short']]);
    expect(dutiesOf(officer('d-masking', 'data-officer'))).toEqual([]);
  });

  it('[R011] nobody else', () => {
    expect(dutiesOf(officer('d-own', 'provider-reviewer'))).toEqual([]);
    expect(dutiesOf(officer('d-bureau', 'observer', 'compliance-reviewer'))).toEqual([]);
    expect(dutiesOf(officer('d-foreign', 'management-admin'))).toEqual([]);
  });
});
