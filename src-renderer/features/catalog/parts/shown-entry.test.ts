import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../ui/row-source.ts';
import { beginsAt, shownEntry } from './shown-entry.ts';

const view = { text: '婚姻', facets: {} };
const other = { text: '户口', facets: {} };
const entriesOf = (...ids: string[]) => sourceOf(ids.map((id) => ({ id }))) as never;
const found = { view, entries: entriesOf('a', 'b') };

describe('the entry that is open in 目录', () => {
  it('is the first hit of a new question, and none where nothing was found', () => {
    expect(shownEntry(undefined, found, null)).toBe('a');
    expect(shownEntry({ view: other, id: 'b', top: 0 }, found, null)).toBe('a');
    expect(shownEntry({ view: other, id: 'b', top: 0 }, { view, entries: entriesOf() }, null)).toBeNull();
  });

  it('stays open when a sync puts another before it, takes it out of the hits, or brings the first hits', () => {
    expect(shownEntry({ view, id: 'a', top: 0 }, { view, entries: entriesOf('new', 'a') }, null)).toBe('a');
    expect(shownEntry({ view, id: 'a', top: 0 }, { view, entries: entriesOf('new') }, null)).toBe('a');
    expect(shownEntry({ view, id: null, top: 0 }, found, null)).toBe('a');
  });

  it('is the one that was chosen, among the hits or not', () => {
    expect(shownEntry({ view, id: 'a', top: 0 }, found, 'b')).toBe('b');
    expect(shownEntry(undefined, found, 'elsewhere')).toBe('elsewhere');
  });
});

describe('where the list of 目录 begins', () => {
  it('is where it was left, for the same question and entry', () => {
    expect(beginsAt({ view, id: 'a', top: 900 }, found, null)).toBe(900);
    expect(beginsAt({ view, id: 'a', top: 900 }, found, 'a')).toBe(900);
  });

  it('is not told for another question or an entry come to from elsewhere', () => {
    expect(beginsAt(undefined, found, null)).toBeUndefined();
    expect(beginsAt({ view: other, id: 'a', top: 900 }, found, null)).toBeUndefined();
    expect(beginsAt({ view, id: 'a', top: 900 }, found, 'b')).toBeUndefined();
  });
});
