import { expect, it } from 'vitest';
import { catalogEntry } from './entry.ts';
import { paperForceOf } from './paper-force.ts';

it('[R064] the three kinds of documents have the force of the paper, plain data has none to have', () => {
  const withForce = catalogEntry.shape.kind.options.filter((kind) => paperForceOf(kind) !== null);
  expect(withForce).toEqual(['official-document', 'licence', 'contract']);
});

it('[R065] what the platform gives is not asked of the applicant; only law and administrative regulation except', () => {
  const said = paperForceOf('licence');
  expect(said).toContain('不再向办事人索要');
  expect(said).toContain('法律、行政法规');
  // Local rules, 地方性法规 among them, are no exception here.
  expect(said).not.toMatch(/地方|规章|规定性文件/u);
});
