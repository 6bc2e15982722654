import { describe, expect, it } from 'vitest';
import { deskWords } from './desk-words.ts';

describe('[R007] [R096] whose a finding is to judge', () => {
  it('is the department’s own level, the city for a county’s management, and nobody here for the city itself', () => {
    const [city, county] = [{ level: 'city' }, { level: 'county' }] as const;
    expect(deskWords({ management: false }, city)).toContain('本级管理部门');
    expect(deskWords({ management: true }, county)).toContain('由市级管理部门');
    expect(deskWords({ management: true }, city)).toContain('不认定自身的行为');
  });
});
