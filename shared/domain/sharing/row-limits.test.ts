/** Every row an act writes can be read back, however long what the officer wrote: an unreadable row is a lost case. */
import { describe, expect, it } from 'vitest';
import type { TableName } from '../tables.ts';
import { tables } from '../tables.ts';
import { applicationOf, entryWith, officers, openOffice } from '../testing/office.ts';

const longest = 'c'.repeat(64);
const full = '用'.repeat(1000);

const expectReadable = (changes: readonly { table: TableName; row: unknown }[]) => {
  for (const { table, row } of changes) expect(tables[table].safeParse(row).error).toBeUndefined();
};

describe('the longest application', () => {
  it('[R056] leaves a case, an agreement and a grant that can all be read', async () => {
    const review = { useScope: '范'.repeat(400), knowledgeScope: '知'.repeat(200) };
    for (const agreementRequired of [true, false]) {
      const entry = entryWith({ agreementRequired, review: { ...entryWith().review, ...review } });
      const office = openOffice(entry);
      const application = applicationOf(['number'], { purpose: full, scenario: full });
      await office.act('case.submit', { caseId: longest, entryId: 'e-1', application }, officers.user);
      const pass = { caseId: longest, expectedVersion: 1, decision: 'pass', opinion: full };
      await office.act('case.review', pass, officers.bureau);
      const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 100_000, note: full };
      const answer = { caseId: longest, expectedVersion: 2, answer: { decision: 'agree', conditions } };
      const outcome = await office.act('case.answer', answer, officers.provider);
      if (!outcome.ok) throw new Error(outcome.error.code);
      expect(outcome.value).toHaveLength(2);
      expectReadable(outcome.value);
    }
  });

  it('an id that leaves no room for the ids made from it is refused', async () => {
    const office = openOffice();
    const args = { caseId: `${longest}c`, entryId: 'e-1', application: applicationOf(['name']) };
    await expect(office.act('case.submit', args, officers.user)).rejects.toThrow();
  });

  it('an item named twice is refused', async () => {
    const office = openOffice();
    const args = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['name', 'name']) };
    await expect(office.act('case.submit', args, officers.user)).rejects.toThrow();
  });
});

describe('a case returned again and again', () => {
  it('[R052] stays readable: each round has its own clock', async () => {
    const office = openOffice();
    const caseId = { caseId: 'c-1' };
    const application = applicationOf(['name']);
    await office.act('case.submit', { ...caseId, entryId: 'e-1', application }, officers.user);
    for (let round = 0; round < 30; round += 1) {
      const back = { ...caseId, expectedVersion: 2 * round + 1, decision: 'return', opinion: '补正' };
      await office.act('case.review', back, officers.bureau);
      const again = { ...caseId, expectedVersion: 2 * round + 2, application };
      await office.act('case.resubmit', again, officers.user);
    }
    const row = office.row('sharingCase', 'c-1');
    expect(row.clocks).toHaveLength(31);
    expectReadable([{ table: 'sharingCase', row }]);
  });
});
