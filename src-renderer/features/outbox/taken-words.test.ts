import { expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { takenWords } from './taken-words.ts';

const at = instantOf('2026-11-24', 9);
const taken = { applied: 2, refused: 1, rowsTaken: true, more: false, catalogueOwed: false };

it('S22 says of an answer what it brought, and what it did not', () => {
  expect(takenWords(taken, at, at)).toContain('受理 2 项，退回 1 项。本机内容已更新到平台');
  expect(takenWords({ ...taken, rowsTaken: false }, at, at)).toContain('本机已另行同步过');
  expect(takenWords({ ...taken, more: true }, at, at)).toContain('请再导出一个交换包');
  expect(takenWords({ ...taken, more: true }, at, at)).not.toContain('已更新到');
});

it('S22 says how old the catalogue is where the answer left it out', () => {
  const owed = { ...taken, catalogueOwed: true };
  expect(takenWords(owed, at, instantOf('2026-11-20', 9))).toMatch(
    /办理事项已更新到.*目录仍是 2026.*11.*20/u,
  );
  expect(takenWords(owed, at, null)).toContain('本机还没有目录');
});
