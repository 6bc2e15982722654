/** Expands one hand-written demonstration entry into the full catalogue entry; pure. */
import type { CatalogEntry, InformationItem, ShareType } from '#shared/domain/catalog/entry.ts';
import { exchangeMethodLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { overallShareType } from '#shared/domain/catalog/share-type.ts';
import type { CompactEntry, CompactGroup, ItemTypes, Profile } from './compact-source.ts';
import { parseItems } from './parse-item.ts';

export type ExpansionSource = {
  readonly group: Omit<CompactGroup, 'entries'>;
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly types: ItemTypes;
};

// A service interface is how the interface method shows itself, so the two are never stated apart.
const formatsFor = (
  formats: CatalogEntry['formats'],
  methods: CatalogEntry['exchangeMethods'],
): CatalogEntry['formats'] => (methods.includes('interface') ? [...formats, 'service-interface'] : formats);

const attributesOf = (overall: ShareType, items: readonly InformationItem[]): string => {
  const present = new Set(items.map((item) => item.shareType));
  return present.size === 1
    ? shareTypeLabel[overall]
    : `${shareTypeLabel[overall]}，各信息项分别定类：${[...present].map((type) => shareTypeLabel[type]).join('、')}`;
};

const provisionOf = (methods: CatalogEntry['exchangeMethods']): string =>
  `经共享平台以${methods.map((method) => exchangeMethodLabel[method]).join('、')}方式提供`;

/** 共享类型 and everything that follows from it: conditions, opening to society, whether an agreement is signed. */
const sharingPart = (entry: CompactEntry, profile: Profile, items: readonly InformationItem[]) => {
  const overall = overallShareType(items);
  const unconditional = overall === 'unconditional';
  return {
    shareType: overall,
    shareConditions: unconditional ? '' : (entry.shareConditions ?? profile.shareConditions),
    openToSociety: unconditional && (entry.openToSociety ?? profile.openToSociety),
    openConditions: '',
    agreementRequired: !unconditional && profile.agreementRequired,
    withholding: entry.withholding ?? null,
    dedicatedTo: entry.dedicatedTo ?? null,
  };
};

const reviewPart = (
  part: Pick<CatalogEntry, 'shareType' | 'items' | 'exchangeMethods' | 'dedicatedTo'>,
  profile: Profile,
  scenarios: string,
): CatalogEntry['review'] => ({
  ...profile.review,
  sharingAttributes: attributesOf(part.shareType, part.items),
  provisionMethod: provisionOf(part.exchangeMethods),
  scenarios,
  userIdentity:
    part.dedicatedTo === null ? profile.review.userIdentity : '仅限专用名单所列部门及其指定的数据专员',
});

/** The full entry, id `entry-<prefix>-NNN` and code `<codePrefix>/NNNNNN`. Throws on an unknown profile or item. */
export const expandEntry = (entry: CompactEntry, source: ExpansionSource): CatalogEntry => {
  const { group, profiles, types } = source;
  const profile = profiles[entry.profile];
  if (profile === undefined) throw new Error(`profile "${entry.profile}" is not known`);
  const items = [...parseItems(entry.items, entry.shareType ?? profile.shareType, types)];
  const exchangeMethods = entry.exchangeMethods ?? profile.exchangeMethods;
  const sharing = sharingPart(entry, profile, items);
  return {
    id: `entry-${group.prefix}-${String(entry.number).padStart(3, '0')}`,
    code: `${group.codePrefix}/${String(entry.number).padStart(6, '0')}`,
    name: entry.name,
    abstract: entry.abstract,
    providerId: entry.provider ?? group.provider,
    library: group.library,
    acquisition: entry.acquisition ?? 'duty',
    kind: profile.kind,
    formats: entry.formats ?? formatsFor(profile.formats, exchangeMethods),
    items,
    ...sharing,
    exchangeMethods,
    updateCycle: entry.updateCycle,
    publishedOn: entry.publishedOn,
    relatedCodes: entry.relatedCodes ?? [],
    dataClass: profile.dataClass,
    grade: entry.grade ?? profile.grade,
    review: reviewPart({ ...sharing, items, exchangeMethods }, profile, group.scenarios),
    status: 'published',
    importedFrom: null,
    demonstration: true,
  };
};
