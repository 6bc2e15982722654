/** The four guides a demonstration starts with, published by the city's management department (R062). */
import { z } from 'zod';
import { guide, guideText } from '#shared/domain/guide/guide.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import { identifier, line } from '#shared/lib/text.ts';
import { checkEach, readSource } from './read-source.ts';

/** A line of the source is a line of the text. */
const source = guideText
  .omit({ text: true })
  .extend({ id: identifier, guideId: identifier, lines: z.array(line(1000)).min(1) });

/** @param author whoever of the management department is said to have published them */
export const demonstrationGuides = (author: Officer, publishedAt: number): Change[] =>
  checkEach(source, readSource('guides.json'), 'guides.json').map(({ lines, ...written }) => ({
    table: 'guide',
    row: guide.parse({
      ...written,
      text: lines.join('\n'),
      edition: 1,
      departmentId: author.departmentId,
      changes: '首次发布',
      publishedAt,
      officerId: author.id,
      officerName: author.name,
      state: 'current',
      withdrawnReason: '',
      demonstration: true,
    }),
  }));
