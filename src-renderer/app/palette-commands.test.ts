import { expect, test } from 'vitest';
import type { CatalogView } from '../office/use-catalog-search.ts';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import { sourceOf } from '../ui/row-source.ts';
import { commandsFor, isReady } from './palette-commands.ts';
import { placesFor } from './places.ts';

const places = placesFor(['data-officer']);
const asked = (text: string): CatalogView => ({ text, facets: {} });
const rows = [sampleEntry({ id: 'e1', name: '在册人口' }), sampleEntry({ id: 'e2', name: '流动人口' })];
const answerTo = (view: CatalogView) => ({ view, entries: sourceOf(rows) });

test('Enter does not open a hit of what was typed before; a screen it opens at once', () => {
  const before = asked('人口');
  const now = asked('婚姻');
  const stale = commandsFor(now.text, places, answerTo(before));
  expect(stale[0]).toMatchObject({ kind: '目录', asked: '人口' });
  expect(isReady(stale[0], now, answerTo(before))).toBe(false);
  expect(isReady(undefined, now, undefined), 'nothing has come yet').toBe(false);
  const answered = answerTo(now);
  expect(isReady(commandsFor(now.text, places, answered)[0], now, answered)).toBe(true);

  const screen = commandsFor('凭证', places, answerTo(before))[0];
  expect(screen).toMatchObject({ kind: '页面', title: '凭证' });
  expect(isReady(screen, asked('凭证'), answerTo(before))).toBe(true);
});
