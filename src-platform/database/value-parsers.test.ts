import { describe, expect, it } from 'vitest';
import { parseInt8, valueParsers } from './value-parsers.ts';

describe('int8 becomes a number only where a number is exact', () => {
  it.each([
    ['0', 0],
    ['-42', -42],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', '9007199254740992'],
    ['-9223372036854775808', '-9223372036854775808'],
  ])('%s', (text, value) => expect(parseInt8(text)).toBe(value));

  it('in arrays too, and null stays null', () => {
    expect(valueParsers.getTypeParser(1016, 'text')('{1,NULL,9007199254740993}')).toEqual([
      1,
      null,
      '9007199254740993',
    ]);
  });
});

describe('civil dates stay text', () => {
  it('a date never passes through a time zone', () => {
    expect(valueParsers.getTypeParser(1082, 'text')('2026-03-01')).toBe('2026-03-01');
    expect(valueParsers.getTypeParser(1182, 'text')('{2026-03-01,NULL}')).toEqual(['2026-03-01', null]);
  });

  it('jsonb is parsed', () => {
    expect(valueParsers.getTypeParser(3802, 'text')('{"姓":"𠮷"}')).toEqual({ 姓: '𠮷' });
  });
});
