import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { Office } from '../testing/office.ts';
import { officeOfRegions } from '../testing/regions.ts';
import { isToBeRead } from './reading.ts';

const actor = (departmentId: string, held: Actor['roles'][number] = 'management-admin'): Actor => ({
  officerId: `o-${departmentId}`,
  officerName: '某人',
  departmentId,
  roles: [held],
});
const content = {
  topic: 'general',
  kind: 'security',
  title: '年度安全教育',
  text: '不外传，不截图。',
  mustRead: true,
};
const publish = (office: Office, patch: object = {}, who = actor('d-bureau'), edition = 0) =>
  office.act(
    'guide.publish',
    {
      guideId: 'g',
      editionId: `g-${edition + 1}`,
      expectedEdition: edition,
      content: { ...content, ...patch },
      changes: '首次发布',
    },
    who,
  );
const reader = actor('d-county-bureau', 'observer');
const confirm = (office: Office, editionId = 'g-1') =>
  office.act('guide.confirm-reading', { editionId }, reader);
const codeOf = (outcome: { ok: boolean; error?: { code: string } }) =>
  outcome.ok ? 'applied' : outcome.error?.code;

describe('confirming that one has read it', () => {
  it('[R079] is once for each officer and edition; the next edition is to be read anew', async () => {
    const office = officeOfRegions();
    await publish(office);
    const waits = (editionId: string) =>
      isToBeRead(
        office.row('guide', editionId),
        ['g-1.o-d-county-bureau', 'g-2.o-d-county-bureau'].flatMap((id) =>
          office.has('guideReading', id) ? [office.row('guideReading', id)] : [],
        ),
        reader.officerId,
      );
    expect(waits('g-1')).toBe(true);
    expect(codeOf(await confirm(office))).toBe('applied');
    expect(waits('g-1')).toBe(false);
    expect(codeOf(await confirm(office))).toBe('record.exists');
    await publish(office, {}, actor('d-bureau'), 1);
    expect(waits('g-2')).toBe(true);
    expect(codeOf(await confirm(office, 'g-2'))).toBe('applied');
  });

  it('[R079] is of the edition in force, and of what is to be read', async () => {
    const office = officeOfRegions();
    await publish(office);
    await publish(office, { mustRead: false }, actor('d-bureau'), 1);
    expect(codeOf(await confirm(office, 'g-1'))).toBe('guide.replaced');
    expect(codeOf(await confirm(office, 'g-2'))).toBe('guide.free');
  });

  it('[R079] waits for whoever has not read it themselves, while the edition is in force', async () => {
    const office = officeOfRegions();
    await publish(office);
    await confirm(office);
    const readings = [office.row('guideReading', 'g-1.o-d-county-bureau')];
    const edition = () => office.row('guide', 'g-1');
    expect(isToBeRead(edition(), readings, reader.officerId)).toBe(false);
    expect(isToBeRead(edition(), readings, 'o-colleague')).toBe(true);
    await publish(office, {}, actor('d-bureau'), 1);
    expect(isToBeRead(edition(), readings, 'o-colleague')).toBe(false);
    expect(isToBeRead({ ...office.row('guide', 'g-2'), mustRead: false }, readings, 'o-colleague')).toBe(
      false,
    );
  });
});

describe('an official interpretation', () => {
  const interpretation = { kind: 'interpretation', clauses: ['五(三)2'] };

  it('[R109] names the clauses it interprets, and those there are', async () => {
    expect(codeOf(await publish(officeOfRegions(), interpretation))).toBe('applied');
    expect(codeOf(await publish(officeOfRegions(), { ...interpretation, clauses: [] }))).toBe(
      'guide.clauses',
    );
    expect(codeOf(await publish(officeOfRegions(), { ...interpretation, clauses: ['九(九)'] }))).toBe(
      'guide.clauses',
    );
  });

  it('[R109] is the city’s management alone to give; a county’s writes its own rules', async () => {
    const county = actor('d-county-bureau');
    expect(codeOf(await publish(officeOfRegions(), interpretation, county))).toBe('guide.interpreter');
    expect(codeOf(await publish(officeOfRegions(), { kind: 'rule' }, county))).toBe('applied');
  });

  it('[R080] a standard says which fields it governs', async () => {
    const office = officeOfRegions();
    await publish(office, { kind: 'standard', governs: ['公民身份号码', '姓名'] });
    expect(office.row('guide', 'g-1').governs).toEqual(['公民身份号码', '姓名']);
  });
});
