import { describe, expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import type { DraftState, EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import type { Department, Officer, Region, Role } from '#shared/domain/organisation/organisation.ts';
import { draftDutyOf, type Places } from './draft-duty.ts';

const draft = (state: DraftState, providerId = 'd-city'): EntryDraft => ({
  id: 'e',
  version: 1,
  codePrefix: '300001',
  code: null,
  providerId,
  state,
  authorIds: ['o-author'],
  content: newContent('甲'),
  secrecyReview: null,
  leadId: null,
  leadConsent: null,
  clocks: [],
  history: [{ act: 'create', at: 1, madeAt: 1, officerId: 'o-author', departmentId: providerId, note: '' }],
});

const officer = (id: string, departmentId: string, ...roles: Role[]): Officer => ({
  id,
  name: id,
  departmentId,
  roles,
  demonstration: true,
});

const regions: Readonly<Record<string, Pick<Region, 'id' | 'level' | 'logicalPlatform'>>> = {
  city: { id: 'city', level: 'city', logicalPlatform: false },
  county: { id: 'county', level: 'county', logicalPlatform: true },
};
const departments: Readonly<Record<string, Pick<Department, 'id' | 'regionId' | 'management'>>> = {
  'd-city': { id: 'd-city', regionId: 'city', management: false },
  'd-county': { id: 'd-county', regionId: 'county', management: false },
  bureau: { id: 'bureau', regionId: 'city', management: true },
  desk: { id: 'desk', regionId: 'county', management: true },
};
const places: Places = {
  department: (id) => departments[id] as Department | undefined,
  region: (id) => regions[id] as Region | undefined,
};

const author = officer('o-author', 'd-city', 'data-officer', 'provider-reviewer');
const reviewer = officer('o-reviewer', 'd-city', 'provider-reviewer');
const city = officer('o-city', 'bureau', 'management-admin');
const county = officer('o-county', 'desk', 'management-admin');

describe('what an entry asks of an officer', () => {
  it('[R040] the review is asked of another officer, never of an author', () => {
    expect(draftDutyOf(draft('internal-review'), reviewer, places)).toBe('review');
    expect(draftDutyOf(draft('internal-review'), author, places)).toBeNull();
  });

  it('[R022] the lead is asked for its consent once, and a new lead whatever the former one said', () => {
    const lead = officer('o-lead', 'd-lead', 'provider-reviewer');
    const consent = { officerId: 'o', at: 1, opinion: '' };
    const asked = { ...draft('reviewed'), leadId: 'd-lead' };
    const of = (departmentId: string) => ({ ...asked, leadConsent: { ...consent, departmentId } });
    expect(draftDutyOf(asked, lead, places)).toBe('consent');
    expect(draftDutyOf(of('d-former'), lead, places)).toBe('consent');
    expect(draftDutyOf(of('d-lead'), lead, places)).toBeNull();
    expect(draftDutyOf({ ...asked, leadId: 'd-other' }, lead, places)).toBeNull();
  });

  it('[R024] unfinished writing is asked of the department’s data officers alone', () => {
    for (const state of ['draft', 'reviewed', 'returned'] as const) {
      expect(draftDutyOf(draft(state), author, places)).toBe('write');
      expect(draftDutyOf(draft(state), reviewer, places)).toBeNull();
    }
    expect(draftDutyOf(draft('draft', 'd-county'), author, places)).toBeNull();
    expect(draftDutyOf(draft('published'), author, places)).toBeNull();
  });

  it('[R025] a filing is asked of the desk whose hop it is', () => {
    expect(draftDutyOf(draft('filed'), city, places)).toBe('decide');
    expect(draftDutyOf(draft('filed', 'd-county'), city, places)).toBeNull();
    expect(draftDutyOf(draft('filed', 'd-county'), county, places)).toBe('decide');
    expect(draftDutyOf(draft('accepted', 'd-county'), county, places)).toBeNull();
    expect(draftDutyOf(draft('accepted', 'd-county'), city, places)).toBe('decide');
  });
});
