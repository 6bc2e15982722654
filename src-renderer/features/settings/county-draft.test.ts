/** What is typed into 本区域办法 is what is entered. */
import { expect, it } from 'vitest';
import { packsOf, usualPacks } from '#shared/domain/policy/packs.ts';
import { type CountyDraft, textOf } from './county-draft.ts';

const typed: CountyDraft = {
  name: '代县政务数据共享工作方案',
  source: '代政办发〔2026〕8号',
  validFrom: '2026-12-01',
  validTo: '2027-01-04',
  limits: { providerAnswer: { days: 3, clause: '第六条' }, delivery: { days: 10, clause: '第八条' } },
};

it('[R108] counts from where the text above counts from, and in the texts’ order', () => {
  expect(textOf(typed, packsOf(usualPacks))?.limits).toEqual([
    { matter: 'providerAnswer', workingDays: 3, startsAt: 'forwarded', clause: '第六条' },
    { matter: 'delivery', workingDays: 10, startsAt: 'consented', clause: '第八条' },
  ]);
});

it('[R108] is no text while a clause, a date or every limit is missing', () => {
  const packs = packsOf(usualPacks);
  expect(textOf({ ...typed, limits: {} }, packs)).toBeNull();
  expect(textOf({ ...typed, validTo: '' }, packs)).toBeNull();
  expect(textOf({ ...typed, limits: { correction: { days: 3, clause: ' ' } } }, packs)).toBeNull();
});
