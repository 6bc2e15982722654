import { describe, expect, it } from 'vitest';
import {
  emptyShelf,
  nameOfView,
  newSince,
  withFavourite,
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

  it('keeps favourites and what was looked for, the latest first, each once', () => {
    const favourites = withFavourite(
      withFavourite(withFavourite(emptyShelf, 'a', true), 'b', true),
      'a',
      true,
    );
    expect(favourites.favourites).toEqual(['a', 'b']);
    expect(withFavourite(favourites, 'a', false).favourites).toEqual(['b']);
    const texts = Array.from({ length: 10 }, (_, index) => `词${index}`);
    const recent = [...texts, '词3', ' '].reduce(withRecent, emptyShelf).recent;
    expect(recent).toEqual(['词3', '词9', '词8', '词7', '词6', '词5', '词4', '词2']);
  });
});
