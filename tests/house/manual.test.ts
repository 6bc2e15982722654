/** The officer's manual against the product: prose that no test reads goes stale. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusals } from '#shared/domain/refusals.ts';
import { placesFor } from '../../src-renderer/app/places.ts';

const manual = readFileSync('docs/manual.md', 'utf8');
const picturesOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/gu)].map(([, path]) => path ?? '');

describe('the manual', () => {
  it.each(Object.entries(refusals))(
    'explains %s as the screen says it',
    (_code, { message, next, clause }) => {
      expect(manual).toContain(`| ${message} | ${clause ?? ''} | ${next} |`);
    },
  );

  it('names every place of the menu', () => {
    const everybody = ['data-officer', 'compliance-reviewer', 'provider-reviewer'] as const;
    for (const { title } of placesFor(everybody)) expect(manual).toContain(`| ${title} |`);
  });

  it('links only to its own headings', () => {
    const headings = [...manual.matchAll(/^#+ (.+)$/gmu)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[、。，]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...manual.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(10);
    expect(headings).toEqual(expect.arrayContaining(links));
  });

  it.each([
    ['docs/manual.md', 'docs'],
    ['README.md', '.'],
  ])('%s shows pictures that are there and light', (file, folder) => {
    const pictures = picturesOf(file).map((path) => join(folder, path));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(existsSync(picture), picture).toBe(true);
      expect(statSync(picture).size, picture).toBeLessThan(150_000);
    }
  });
});
