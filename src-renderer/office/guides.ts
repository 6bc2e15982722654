/** 指南 as an officer looks for them, from its own screen and from the catalogue. */
import { type Guide, guideTopic, latestEdition } from '#shared/domain/guide/guide.ts';
import { useDeskMemory } from '../app/desk-memory.ts';
import { type ListView, wholeList } from './list-view.ts';

/** The latest edition of each, in the order of the four matters; withdrawn ones last. */
export const latestGuides = (editions: readonly Guide[]): readonly Guide[] => {
  const ids = [...new Set(editions.map((each) => each.guideId))];
  const order = (guide: Guide): number =>
    guideTopic.options.indexOf(guide.topic) + (guide.state === 'withdrawn' ? guideTopic.options.length : 0);
  return ids
    .flatMap((id) => latestEdition(editions.filter((each) => each.guideId === id)) ?? [])
    .toSorted((a, b) => order(a) - order(b) || a.title.localeCompare(b.title, 'zh'));
};

/** What 指南 is narrowed to; who comes from elsewhere with a question leaves it here. */
export const useGuideView = () => useDeskMemory<ListView>('guides', wholeList);
