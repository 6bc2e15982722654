/** Columns the policy adds to the guide's: what the publishing gate asks for (R031, R034 to R042, R064, R029). */
import { fail, ok } from '#shared/lib/result.ts';
import {
  acquisitionLabel,
  agreementLabel,
  conversionLabel,
  gradeLabel,
  kindLabel,
  qualityLabel,
  reviewLabel,
} from '../../catalog/labels.ts';
import { type Conversion, conversion as conversionSchema } from '../../catalog/publication.ts';
import { basisRankLabel } from '../../policy/labels.ts';
import { type EntryContent, entryContent, reviewDraft, withholdingDraft } from '../entry-content.ts';
import {
  checked,
  choiceField,
  choicesField,
  keyOf,
  type Lens,
  notAChoice,
  part,
  type SheetField,
  textField,
  valuesOf,
} from './field.ts';

const { shape } = entryContent;

const withholdingPart = <K extends keyof EntryContent['withholding']>(
  name: K,
): Lens<EntryContent['withholding'][K]> => ({
  get: ({ withholding }) => withholding[name],
  set: (content, value) => ({ ...content, withholding: { ...content.withholding, [name]: value } }),
});

const reviewFields = (Object.keys(reviewLabel) as (keyof EntryContent['review'])[]).map((name) =>
  textField(
    { title: reviewLabel[name], note: '内部审查七项之一，随资源公布（四(三)）。', width: 14 },
    {
      get: ({ review }) => review[name],
      set: (content, value) => ({ ...content, review: { ...content.review, [name]: value } }),
    },
    reviewDraft.shape[name],
  ),
);

type Agreement = keyof typeof agreementLabel;

const agreementField = choiceField<Agreement, null>(
  { title: '安全协议', note: '使用方是否须签署安全协议（四(三)）。', width: 12 },
  {
    get: ({ agreementRequired }) => {
      if (agreementRequired === null) return null;
      return agreementRequired ? 'required' : 'not-required';
    },
    set: (content, value) => ({
      ...content,
      agreementRequired: value === null ? null : value === 'required',
    }),
  },
  { labels: agreementLabel, blank: null, others: { 是: 'required', 否: 'not-required' } },
);

/** 专用 and its list are one fact in two columns: a list without the mark would be lost in silence. */
const dedicationField: SheetField = {
  heads: [
    {
      title: '专用',
      note: '只在名单内的部门之间直接共享时填“是”（五(四)4）；空白按否。',
      width: 8,
      options: ['是', '否'],
    },
    { title: '专用部门名单', note: '专用时列出部门全称，用顿号分开。', width: 20 },
  ],
  write: ({ dedicatedTo }, directory) =>
    dedicatedTo === null ? ['', ''] : ['是', dedicatedTo.map(directory.departmentText).join('、')],
  read: ([mark = '', list = ''], content, directory) => {
    const names = valuesOf(list);
    const answer = mark.trim() === '' ? 'no' : keyOf(mark, { yes: '是', no: '否' });
    if (answer === null) return fail(notAChoice(['是', '否']));
    if (answer === 'no') {
      return names.length === 0
        ? ok({ ...content, dedicatedTo: null })
        : fail({ reason: '列了专用部门，但没有标为专用。', next: '请在“专用”填“是”，或清空名单。', head: 1 });
    }
    const known = content.dedicatedTo ?? [];
    const ids = names.map((name) => directory.departmentId(name) ?? known.find((id) => id === name) ?? null);
    const unknown = names[ids.indexOf(null)];
    if (unknown !== undefined && ids.includes(null)) {
      return fail({ reason: `没有“${unknown}”这个部门。`, next: '请写部门全称，与目录中一致。', head: 1 });
    }
    const dedicatedTo = [...new Set(ids.filter((id) => id !== null))];
    return dedicatedTo.length > 100
      ? fail({ reason: '超过 100 个部门。', next: '请减少专用部门。', head: 1 })
      : ok({ ...content, dedicatedTo });
  },
};

/** A date as officers write it, as CCYY-MM-DD; the text itself where it is none. */
const civilDate = (text: string): string => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim().replace(/\s/gu, ''));
  if (parts === null) return text.trim();
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const conversionWords = {
  plan: { reason: '电子化改造的计划、状态、目标日期要一并填写。', next: '请补齐三项，或全部留空。' },
  date: { reason: '不是日期。', next: '请按 2026-12-31 的样子填写。', head: 2 },
};

const conversionField: SheetField = {
  heads: [
    { title: '电子化改造计划', note: '非电子资源填写（三(三)）；与下两列一并填写或一并留空。', width: 20 },
    { title: '电子化改造状态', note: '见下拉选项。', width: 12, options: Object.values(conversionLabel) },
    { title: '电子化改造目标日期', note: '如 2026-12-31。', width: 14 },
  ],
  write: ({ conversion }) =>
    conversion === null
      ? ['', '', '']
      : [conversion.plan, conversionLabel[conversion.status], conversion.targetDate],
  read: (texts, content) => {
    const [planText = '', statusText = '', dateText = ''] = texts;
    const blank = texts.filter((text) => text.trim() === '').length;
    if (blank === 3) return ok({ ...content, conversion: null });
    if (blank > 0) return fail(conversionWords.plan);
    const status: Conversion['status'] | null = keyOf(statusText, conversionLabel);
    if (status === null) return fail({ ...notAChoice(Object.values(conversionLabel)), head: 1 });
    const plan = checked(conversionSchema.shape.plan, planText);
    if (!plan.ok) return plan;
    const date = conversionSchema.shape.targetDate.safeParse(civilDate(dateText));
    if (!date.success) return fail(conversionWords.date);
    return ok({ ...content, conversion: { plan: plan.value, status, targetDate: date.data } });
  },
};

export const gateFields: readonly SheetField[] = [
  choiceField({ title: '数据来源', note: '怎样取得数据（一(二)）。', width: 16 }, part('acquisition'), {
    labels: acquisitionLabel,
    blank: null,
  }),
  textField(
    { title: '采集的职责依据', note: '法律法规或三定规定的条款（四(一)）。', width: 22 },
    part('duty'),
    shape.duty,
  ),
  choiceField(
    {
      title: '资源类别',
      note: '文书类、证照类、合同类与纸质原件同等效力（五(四)5）；空白按数据。',
      width: 10,
    },
    part('kind'),
    { labels: kindLabel, blank: 'data' },
  ),
  textField(
    { title: '数据分类', note: '本部门分类办法中的类名。', width: 14 },
    part('dataClass'),
    shape.dataClass,
  ),
  choiceField(
    { title: '数据分级', note: '国家秘密不在此定级，不得进入本平台（二(一)）。', width: 18 },
    part('grade'),
    { labels: gradeLabel, blank: null },
  ),
  ...reviewFields,
  agreementField,
  dedicationField,
  textField(
    { title: '不予共享的理由', note: '有信息项不予共享时必填（四(二)3）。', width: 22 },
    withholdingPart('reason'),
    withholdingDraft.shape.reason,
  ),
  choiceField(
    { title: '依据的层级', note: '部门内部办法不能作为依据（二(一)）。', width: 14 },
    withholdingPart('basisRank'),
    { labels: basisRankLabel, blank: null },
  ),
  textField(
    { title: '不予共享的依据', note: '写到具体条款。', width: 22 },
    withholdingPart('basis'),
    withholdingDraft.shape.basis,
  ),
  choicesField(
    {
      title: '数据质量声明',
      note: `已逐项核对的，用顿号分开：${Object.values(qualityLabel).join('、')}（五(二)）。`,
      width: 20,
    },
    {
      get: ({ quality }) =>
        (Object.keys(qualityLabel) as (keyof typeof qualityLabel)[]).filter((key) => quality[key]),
      set: (content, keys) => ({
        ...content,
        quality: {
          accurate: keys.includes('accurate'),
          controlled: keys.includes('controlled'),
          usable: keys.includes('usable'),
          updated: keys.includes('updated'),
        },
      }),
    },
    qualityLabel,
  ),
  textField(
    { title: '多源校核说明', note: '与其他部门同为来源时写明以哪一方为准、怎样校核（二(三)）。', width: 20 },
    part('conflictNote'),
    shape.conflictNote,
  ),
  conversionField,
];
