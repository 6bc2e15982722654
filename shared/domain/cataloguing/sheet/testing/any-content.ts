/** Entries of every shape an author can write, for properties of the sheet. */
import fc from 'fast-check';
import type { z } from 'zod';
import { entryContent } from '../../entry-content.ts';
import { sheetDirectory } from '../directory.ts';
import type { OwnEntry } from '../own-entries.ts';

const { shape } = entryContent;

/** Text that spreadsheets are known to spoil: formulas, numbers, dates, escapes, spaces, rare characters. */
const awkward = fc.constantFrom(
  '=1+1',
  '+86',
  '-5',
  '@SUM(A1)',
  '001234',
  '1E5',
  '2026-11-25',
  'TRUE',
  '_x0041_',
  '_x005F_x0041_',
  '\ufffe',
  '\uffff',
  '𠮷\u{30000}葛\u{e0100}',
  '买买提·吐尔逊',
  '甲\n乙',
  '甲\r\n乙\r丙',
  '甲\t乙',
  '<a>&amp;"\'',
  "'文本",
  '甲、乙；丙',
  '一二三四五六七八九十'.repeat(19),
);

/** What the schema keeps of any text. */
const textOf = (schema: z.ZodType<string>): fc.Arbitrary<string> =>
  fc
    .oneof(
      awkward,
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    .map((text) => schema.safeParse(text))
    .map((parsed) => (parsed.success ? parsed.data : ''))
    .filter((text) => schema.safeParse(text).success);

const oneOf = <T>(options: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...options);
const someOf = <T>(options: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...options]);

export const departments = [
  { id: 'd-provider', name: '忻州市教育局', shortName: '市教育局', creditCode: '11140900MB0000000A' },
  { id: 'd-user', name: '忻州市民政局', shortName: '市民政局', creditCode: '11140900MB0000001A' },
  { id: 'd-twin', name: '同名办公室', shortName: '甲办', creditCode: '11140900MB0000002A' },
  { id: 'd-twin-2', name: '同名办公室', shortName: '乙办', creditCode: '11140900MB0000003A' },
];
export const [provider] = departments as [(typeof departments)[0]];

export const directory = sheetDirectory(departments, [{ id: 'e-source', code: '100001/7' }]);

const itemId = fc.integer({ min: 1, max: 40 }).map((n) => `item-${n}`);

const library: fc.Arbitrary<z.infer<typeof shape.library>> = fc.oneof(
  fc.constant({ kind: 'department' as const }),
  oneOf(['population', 'macro-economy'] as const).map((base) => ({ kind: 'base' as const, base })),
  textOf(shape.library.options[1].shape.theme).map((theme) => ({ kind: 'theme' as const, theme })),
);

/** Ids that no list knows: a source or a department the workstation has not been told of. */
const sourceId = oneOf(['e-source', 'e-elsewhere']);
const departmentId = oneOf(['d-user', 'd-twin', 'd-twin-2', 'd-elsewhere']);

const conversion = fc.record({
  plan: textOf(shape.conversion.unwrap().shape.plan),
  status: oneOf(['planned', 'under-way', 'done'] as const),
  targetDate: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});

const review = shape.review.shape;

export const anyContent = fc
  .record({
    name: textOf(shape.name),
    abstract: textOf(shape.abstract),
    library,
    acquisition: oneOf(['duty', 'concession', 'purchased-service', null] as const),
    duty: textOf(shape.duty),
    kind: oneOf(['data', 'official-document', 'licence', 'contract'] as const),
    formats: someOf(['document', 'spreadsheet', 'database', 'image', 'stream'] as const),
    items: fc.uniqueArray(
      fc.record({
        id: itemId,
        name: textOf(shape.items.element.shape.name),
        dataType: oneOf(['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'G', 'B', 'I', 'F'] as const),
        shareType: oneOf(['unconditional', 'conditional', 'withheld'] as const),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    ),
    shareConditions: textOf(shape.shareConditions),
    withholding: fc.record({
      reason: textOf(shape.withholding.shape.reason),
      basis: textOf(shape.withholding.shape.basis),
      basisRank: oneOf(['law', 'policy', null] as const),
    }),
    exchangeMethods: someOf(['database', 'interface', 'file'] as const),
    openToSociety: fc.boolean(),
    openConditions: textOf(shape.openConditions),
    updateCycle: oneOf(['realtime', 'daily', 'half-yearly', 'yearly'] as const),
    relatedCodes: fc.array(textOf(shape.relatedCodes.element), { maxLength: 3 }),
    dataClass: textOf(shape.dataClass),
    grade: oneOf(['general-1', 'general-4', 'important', 'core', null] as const),
    review: fc.record({
      sharingAttributes: textOf(review.sharingAttributes),
      provisionMethod: textOf(review.provisionMethod),
      scenarios: textOf(review.scenarios),
      userIdentity: textOf(review.userIdentity),
      userRegion: textOf(review.userRegion),
      knowledgeScope: textOf(review.knowledgeScope),
      useScope: textOf(review.useScope),
    }),
    agreementRequired: oneOf([true, false, null]),
    dedicatedTo: fc.oneof(fc.constant(null), fc.uniqueArray(departmentId, { maxLength: 3 })),
    quality: fc.record({
      accurate: fc.boolean(),
      controlled: fc.boolean(),
      usable: fc.boolean(),
      updated: fc.boolean(),
    }),
    itemSources: fc.uniqueArray(fc.record({ itemId, entryId: sourceId }), {
      selector: ({ itemId: item, entryId }) => `${item} ${entryId}`,
      maxLength: 4,
    }),
    conflictNote: textOf(shape.conflictNote),
    conversion: fc.oneof(fc.constant(null), conversion),
  })
  .map((content) => entryContent.parse(content));

const prefixOf = { base: '100001', theme: '200001', department: '300001' } as const;

/** A department's entries: some coded, some not yet, in every state in which they may be written. */
export const anyOwn = fc
  .uniqueArray(
    fc.record({
      content: anyContent,
      coded: fc.boolean(),
      state: oneOf(['draft', 'returned', 'published'] as const),
    }),
    {
      selector: ({ content }) => content.name.normalize('NFKC').toLowerCase().replace(/\s/gu, ''),
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) =>
    all.map(({ content, coded, state }, index): OwnEntry => {
      const codePrefix = prefixOf[content.library.kind];
      return {
        id: `e-${index}`,
        code: coded ? `${codePrefix}/202600000${index}` : null,
        codePrefix,
        version: state === 'published' ? 0 : index + 1,
        state,
        content,
        publishedOn: null,
      };
    }),
  );
