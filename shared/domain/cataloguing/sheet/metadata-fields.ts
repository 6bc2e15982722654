/** Columns of the guide's own items (发改高技〔2017〕1272号) that an entry says once, in the guide's order. */
import { fail, ok } from '#shared/lib/result.ts';
import { catalogEntry, type Library } from '../../catalog/entry.ts';
import {
  baseLabel,
  exchangeMethodLabel,
  formatLabel,
  libraryLabel,
  updateCycleLabel,
} from '../../catalog/labels.ts';
import { entryContent } from '../entry-content.ts';
import { listSeparator } from './directory.ts';
import {
  checked,
  choiceField,
  choicesField,
  fold,
  part,
  type SheetField,
  textField,
  valuesOf,
} from './field.ts';

const { shape } = entryContent;

/** Themes the guide names; a city may have others (R023). */
const guideThemes = [
  '公共服务',
  '健康保障',
  '社会保障',
  '食品药品安全',
  '安全生产',
  '价格监管',
  '能源安全',
  '信用体系',
  '城乡建设',
  '社区治理',
  '生态环保',
  '应急维稳',
];

const departmentLibrary: Library = { kind: 'department' };
const baseLibraries = (Object.keys(baseLabel) as (keyof typeof baseLabel)[]).map(
  (base): Library => ({ kind: 'base', base }),
);
const knownLibraries = [departmentLibrary, ...baseLibraries];

const themeEnding = '主题库';

const libraryField: SheetField = {
  heads: [
    {
      title: '所属目录',
      note: '部门目录、六个基础库之一，或“××主题库”（三(一)）。代码前段的第一位与它一致：1 基础库，2 主题库，3 部门目录。',
      width: 16,
      options: [
        ...knownLibraries.map(libraryLabel),
        ...guideThemes.map((theme) => libraryLabel({ kind: 'theme', theme })),
      ],
    },
  ],
  write: ({ library }) => [libraryLabel(library)],
  read: ([text = ''], content) => {
    const known = knownLibraries.find((each) => fold(libraryLabel(each)) === fold(text));
    if (known !== undefined) return ok({ ...content, library: known });
    const trimmed = text.trim();
    const theme = trimmed.endsWith(themeEnding) ? trimmed.slice(0, -themeEnding.length) : '';
    const found = shape.library.safeParse({ kind: 'theme', theme });
    return found.success
      ? ok({ ...content, library: found.data })
      : fail({
          reason: text === '' ? '没有填写。' : '不是可选的目录。',
          next: '请填部门目录、六个基础库之一，或“××主题库”（主题不超过 20 字）。',
        });
  },
};

/** Codes are lines of text that may hold anything: a cell with a line break is split at line breaks alone. */
const relatedField: SheetField = {
  heads: [{ title: '关联资源代码', note: '有关联的资源代码，多个之间用顿号或换行分开。', width: 18 }],
  write: ({ relatedCodes }) => {
    const [only] = relatedCodes;
    const alone = relatedCodes.length === 1 && only !== undefined && listSeparator.test(only);
    return [alone ? `${only}\n` : relatedCodes.join('\n')];
  },
  read: ([text = ''], content) => {
    const lines = text.split(/\r\n|[\r\n]/u).map((each) => each.trim());
    const written = lines.length > 1 ? lines.filter((each) => each !== '') : valuesOf(text);
    const codes: string[] = [];
    for (const code of written) {
      const found = checked(shape.relatedCodes.element, code);
      if (!found.ok) return found;
      codes.push(found.value);
    }
    return codes.length > 50
      ? fail({ reason: '超过 50 个代码。', next: '请只留最相关的。' })
      : ok({ ...content, relatedCodes: codes });
  },
};

const open = part('openToSociety');

export const nameField: SheetField = textField(
  {
    title: '信息资源名称',
    aliases: ['资源名称', '政务信息资源名称'],
    note: '每个条目的首行填写；其后各行只填信息项，本列留空或合并单元格。',
    width: 26,
  },
  part('name'),
  shape.name,
);

export const placeFields: readonly SheetField[] = [libraryField];

export const describingFields: readonly SheetField[] = [
  textField(
    { title: '信息资源摘要', aliases: ['资源摘要', '摘要'], note: '不超过 4000 字。', width: 36 },
    part('abstract'),
    shape.abstract,
  ),
  choicesField(
    {
      title: '信息资源格式',
      aliases: ['资源格式'],
      note: `可填多种，用顿号分开：${Object.values(formatLabel).join('、')}。`,
      width: 16,
    },
    { get: ({ formats }) => formats, set: (content, formats) => ({ ...content, formats: [...formats] }) },
    formatLabel,
  ),
];

export const sharingFields: readonly SheetField[] = [
  textField(
    {
      title: '共享条件',
      note: '有信息项为有条件共享时写明：提供给哪些部门、在什么条件下提供（四(二)2）。',
      width: 24,
    },
    part('shareConditions'),
    shape.shareConditions,
  ),
  choicesField(
    {
      title: '交换方式',
      aliases: ['共享方式'],
      note: '可填多种，用顿号分开：数据库、接口、文件（三(三)）。',
      width: 14,
    },
    {
      get: ({ exchangeMethods }) => exchangeMethods,
      set: (content, methods) => ({ ...content, exchangeMethods: [...methods] }),
    },
    exchangeMethodLabel,
  ),
  choiceField(
    { title: '是否向社会开放', note: '是或否；空白按否。', width: 10 },
    {
      get: (content): 'yes' | 'no' => (open.get(content) ? 'yes' : 'no'),
      set: (content, value) => open.set(content, value === 'yes'),
    },
    { labels: { yes: '是', no: '否' }, blank: 'no', others: { 1: 'yes', 0: 'no' } },
  ),
  textField(
    { title: '开放条件', note: '向社会开放的条件，没有则留空。', width: 16 },
    part('openConditions'),
    shape.openConditions,
  ),
  choiceField({ title: '更新周期', note: '必填。', width: 10 }, part('updateCycle'), {
    labels: updateCycleLabel,
  }),
  relatedField,
];

/** Kept beside the schema of the published entry, whose codes these are. */
export const codePattern = catalogEntry.shape.code;
