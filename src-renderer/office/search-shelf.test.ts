import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FacetName, facetNames } from '#shared/domain/search/facets.ts';
import {
  emptyShelf,
  mostFavourites,
  mostSaved,
  nameOfView,
  newSince,
  shelfFrom,
  withFavourite,
  withoutFavourite,
  withoutRecent,
  withoutSearch,
  withRecent,
  withSearch,
  withSeen,
} from './search-shelf.ts';

const view = { text: '养老', facets: { shareType: ['conditional'], region: [] } };

describe('what an officer keeps of searching', () => {
  it('tells exactly the entries that a saved search did not find when it was last opened', () => {
    const shelf = withSearch(emptyShelf, view, ['a', 'b']);
    const [saved] = shelf.saved;
    expect(saved && newSince(saved, ['b', 'c', 'd'])).toEqual(['c', 'd']);
    const [seen] = withSeen(shelf, nameOfView(view), ['b', 'c', 'd']).saved;
    expect(seen && newSince(seen, ['b', 'c', 'd'])).toEqual([]);
  });

  it('keeps a question once, however it is written down', () => {
    const twice = withSearch(
      withSearch(emptyShelf, view, ['a']),
      { text: ' 养老 ', facets: { shareType: ['conditional'] } },
      ['b'],
    );
    expect(twice.saved).toEqual([{ text: '养老', facets: { shareType: ['conditional'] }, seen: ['b'] }]);
    expect(withoutSearch(twice, nameOfView(view)).saved).toEqual([]);
  });

  it('takes a question for the same in whatever order its values were chosen, and for another with other values', () => {
    const value = fc.constantFrom('conditional', 'unconditional', 'dept-minzheng', 'yes');
    const facets = fc.dictionary(fc.constantFrom<FacetName>(...facetNames), fc.uniqueArray(value));
    fc.assert(
      fc.property(facets, (chosen) => {
        const turned = Object.fromEntries(
          Object.entries(chosen)
            .toReversed()
            .map(([name, values]) => [name, values.toReversed()]),
        );
        const name = nameOfView({ text: '养老', facets: chosen });
        expect(nameOfView({ text: '养老', facets: turned })).toBe(name);
        const more = { ...chosen, grade: [...(chosen.grade ?? []), 'core'] };
        expect(nameOfView({ text: '养老', facets: more })).not.toBe(name);
      }),
    );
  });

  it('reads what an earlier release kept, of one question kept in two orders the latest', () => {
    const both = ['conditional', 'unconditional'];
    const saved = [
      { text: '养老', facets: { shareType: both }, seen: ['b'] },
      { text: '养老', facets: {}, seen: ['c'] },
      { text: '养老', facets: { shareType: both.toReversed() }, seen: ['a'] },
    ];
    const kept = { saved, favourites: ['x'], recent: ['养老'] };
    expect(shelfFrom(kept)).toEqual({ ...kept, saved: saved.slice(0, 2) });
    expect(shelfFrom(undefined)).toEqual(emptyShelf);
    expect(shelfFrom({ saved: '养老' })).toEqual(emptyShelf);
  });

  it('is full at some number and then drops nothing for another', () => {
    const asked = (index: number) => ({ text: `词${index}`, facets: {} });
    const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
    const full = indices(mostSaved).reduce((shelf, index) => withSearch(shelf, asked(index), []), emptyShelf);
    expect(full.saved).toHaveLength(mostSaved);
    expect(withSearch(full, asked(mostSaved), [])).toBe(full);
    expect(
      withSearch(full, asked(0), ['a'])
        .saved.map(({ text }) => text)
        .toSorted(),
    ).toEqual(full.saved.map(({ text }) => text).toSorted());
    const loved = indices(mostFavourites).reduce(
      (shelf, index) => withFavourite(shelf, `entry-${index}`),
      emptyShelf,
    );
    expect(loved.favourites).toHaveLength(mostFavourites);
    expect(withFavourite(loved, 'another')).toBe(loved);
    expect(withFavourite(withoutFavourite(loved, 'entry-0'), 'another').favourites.at(0)).toBe('another');
  });

  it('keeps favourites and what was looked for, the latest first, each once', () => {
    const favourites = ['a', 'b', 'a'].reduce(withFavourite, emptyShelf);
    expect(favourites.favourites).toEqual(['a', 'b']);
    expect(withoutFavourite(favourites, 'a').favourites).toEqual(['b']);
    const texts = Array.from({ length: 10 }, (_, index) => `词${index}`);
    const shelf = [...texts, '词3', ' '].reduce(withRecent, emptyShelf);
    expect(shelf.recent).toEqual(['词3', '词9', '词8', '词7', '词6', '词5', '词4', '词2']);
    expect(withoutRecent(shelf, '词9').recent).not.toContain('词9');
    expect(withoutRecent(shelf, '词9').recent).toHaveLength(7);
  });
});
