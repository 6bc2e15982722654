/**
 * Invented catalogue entries in the manner of a city's and its counties' departments, for trials of a size that no
 * demonstration has. Entry n of a seed is always the same, whatever was made before it.
 */
import type { CatalogEntry, InformationItem, Library, ShareType } from '../entry.ts';
import { overallShareType } from '../share-type.ts';
import { type Draw, drawOf } from './draw.ts';
import { commonItems, countyTowns, type Family, families, listKinds, sentences, themes } from './words.ts';

/** What an invented entry needs of the department that provides it. */
export type InventedProvider = {
  readonly id: string;
  /** Full name: it shows the county, if it stands in one. */
  readonly name: string;
};

type PlatformGiven =
  | 'id'
  | 'code'
  | 'providerId'
  | 'publishedOn'
  | 'status'
  | 'demonstration'
  | 'importedFrom'
  | 'contentUpdatedOn'
  | 'replacedByEntryId'
  | 'publication';

export type InventedEntry = {
  /** What a second import knows it by. */
  readonly key: string;
  readonly departmentId: string;
  /** 类, 项, 目 of its code; the number after them is the platform's. */
  readonly codeClass: string;
  readonly entry: Omit<CatalogEntry, PlatformGiven>;
};

const dataTypes = ['C', 'C', 'C', 'C', 'D', 'N', 'I', 'T', 'M'] as const;
const cycles = [
  'realtime',
  'daily',
  'daily',
  'weekly',
  'monthly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
] as const;
const grades = [
  'general-1',
  'general-1',
  'general-2',
  'general-2',
  'general-3',
  'general-4',
  'important',
] as const;
const formats = [
  'database',
  'database',
  'spreadsheet',
  'document',
  'service-interface',
  'image',
  'self-describing',
] as const;
const bases = [
  'population',
  'legal-entity',
  'public-credit',
  'macro-economy',
  'spatial-geography',
  'electronic-licence',
] as const;
const methods = ['database', 'interface', 'file'] as const;

const familyOf = ({ id }: InventedProvider): Family =>
  families.find(({ of }) => of.some((end) => id.endsWith(`-${end}`))) ?? (families.at(-1) as Family);

const counties = Object.keys(countyTowns);

const placeOf = (provider: InventedProvider, draw: Draw): string => {
  const own = counties.find((county) => provider.name.startsWith(county));
  if (own === undefined && draw.chance(25)) return '忻州市';
  const county = own ?? draw.oneOf(counties);
  return draw.chance(60) ? `${county}${draw.oneOf(countyTowns[county] ?? [''])}` : county;
};

/** 1 type for most; entries whose items differ are 有条件共享 as a whole, some few are withheld. */
const shareTypesOf = (draw: Draw): readonly ShareType[] => {
  if (draw.chance(6)) return ['withheld'];
  if (draw.chance(30)) return ['unconditional'];
  return draw.chance(40) ? ['conditional'] : ['unconditional', 'conditional', 'conditional'];
};

const itemsOf = (family: Family, shareTypes: readonly ShareType[], draw: Draw): InformationItem[] => {
  const pool = [...new Set([...family.items, ...commonItems])];
  const count = Math.min(pool.length, 5 + draw.number(16));
  return Array.from({ length: count }, (_, index) => {
    const [name] = pool.splice(draw.number(pool.length), 1);
    return {
      id: `item-${index + 1}`,
      name: name as string,
      dataType: draw.oneOf(dataTypes),
      shareType: draw.oneOf(shareTypes),
    };
  });
};

const shortest = 40;
const longest = 120;

/** 40 to 120 characters. */
const abstractOf = (about: string, draw: Draw): string => {
  const wanted = shortest + draw.number(longest - shortest - 20);
  const left = [...sentences];
  let text = `${about}，`;
  while (text.length < wanted) {
    const [sentence] = left.splice(draw.number(left.length), 1);
    text += `${sentence}${text.length + (sentence as string).length < wanted ? '，' : ''}`;
  }
  return `${text}。`.slice(0, longest);
};

const libraryOf = (draw: Draw): { readonly library: Library; readonly codeClass: string } => {
  const target = String(1 + draw.number(40)).padStart(3, '0');
  if (draw.chance(6)) {
    const base = draw.oneOf(bases);
    return { library: { kind: 'base', base }, codeClass: `10${bases.indexOf(base) + 1}${target}` };
  }
  if (draw.chance(14)) {
    const theme = draw.oneOf(themes);
    return { library: { kind: 'theme', theme }, codeClass: `20${themes.indexOf(theme) + 1}${target}` };
  }
  return {
    library: { kind: 'department' },
    codeClass: `3${String(1 + draw.number(45)).padStart(2, '0')}${target}`,
  };
};

const reviewOf = (subject: string): CatalogEntry['review'] => ({
  sharingAttributes: '按信息项逐项确定',
  provisionMethod: '通过共享平台提供',
  scenarios: `办理${subject}相关事项时核查`,
  userIdentity: '本市各级政务部门',
  userRegion: '忻州市',
  knowledgeScope: '经办人及其审核人',
  useScope: '限本部门履行职责使用',
});

const sharingOf = (items: InformationItem[], draw: Draw) => {
  const shareType = overallShareType(items);
  return {
    items,
    shareType,
    shareConditions: shareType === 'conditional' ? '用于办理本部门事项，不得转作他用。' : '',
    withholding:
      shareType === 'withheld' ? { reason: '含有依法不予公开的内容', basis: '法律、行政法规的规定' } : null,
    openToSociety: shareType === 'unconditional' && draw.chance(20),
    agreementRequired: shareType === 'conditional' && draw.chance(50),
  };
};

const deliveryOf = (draw: Draw) => {
  const first = draw.number(methods.length);
  return {
    formats: [draw.oneOf(formats)],
    exchangeMethods: methods.slice(first, first + 1 + draw.number(2)),
    updateCycle: draw.oneOf(cycles),
    grade: draw.oneOf(grades),
  };
};

/** Entry `number` of the seed, its department one of those given. */
export const inventedEntry = (
  seed: number,
  number: number,
  providers: readonly InventedProvider[],
): InventedEntry => {
  const draw = drawOf(seed, number);
  const provider = draw.oneOf(providers);
  const family = familyOf(provider);
  const subject = draw.oneOf(family.subjects);
  const year = draw.chance(40) ? `${2015 + draw.number(11)}年` : '';
  const name = `${placeOf(provider, draw)}${year}${subject}${draw.oneOf(listKinds)}`;
  const { library, codeClass } = libraryOf(draw);
  return {
    key: `invented-${seed}-${String(number).padStart(7, '0')}`,
    departmentId: provider.id,
    codeClass,
    entry: {
      name,
      abstract: abstractOf(`${name}的基本情况`, draw),
      library,
      ...sharingOf(itemsOf(family, shareTypesOf(draw), draw), draw),
      ...deliveryOf(draw),
      review: reviewOf(subject),
      acquisition: 'duty',
      kind: 'data',
      openConditions: '',
      relatedCodes: [],
      dataClass: '业务数据',
      dedicatedTo: null,
    },
  };
};
