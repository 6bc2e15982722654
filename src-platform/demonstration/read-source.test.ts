import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { check, checkEach } from './read-source.ts';

describe('reading the demonstration files', () => {
  const schema = z.strictObject({ id: z.string(), size: z.int() });

  it('[R021] names the file and the index of what is wrong', () => {
    const wrong = [
      { id: 'a', size: 1 },
      { id: 'b', size: 'x' },
    ];
    expect(() => checkEach(schema, wrong, 'things.json')).toThrow(/things\.json\[1\]: size: /u);
    expect(() => checkEach(schema, {}, 'things.json')).toThrow(/things\.json: is not an array/u);
    expect(() => check(schema, 7, 'thing.json')).toThrow(/thing\.json: \(whole\): /u);
  });

  it('[R021] hands on what is right', () => {
    expect(checkEach(schema, [{ id: 'a', size: 1 }], 'things.json')).toEqual([{ id: 'a', size: 1 }]);
  });
});
