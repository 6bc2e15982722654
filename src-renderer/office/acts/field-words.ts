/** Chinese words for the fields of acts and rows, so that what was written and what changed can be read without the form. */
import { accountActLabel, accountStateLabel } from '#shared/domain/account/labels.ts';
import {
  exchangeMethodLabel,
  formatLabel,
  gradeLabel,
  kindLabel,
  shareTypeLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { correctionKindLabel, correctionStateLabel } from '#shared/domain/correction/labels.ts';
import { destructionMethodLabel } from '#shared/domain/destruction/destruction.ts';
import { groundLabel } from '#shared/domain/grant/ground.ts';
import { roleLabel } from '#shared/domain/organisation/labels.ts';
import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import { actLabel, basisRankLabel, reasonLabel, routeLabel, stateLabel } from '../case-labels.ts';
import { outcomeLabel, partyLabel } from '../dispute/outcome-facts.ts';
import { conversionLabel, draftStateLabel } from '../draft-labels.ts';
import { fieldLabels } from './field-labels.ts';

const decisions: Readonly<Record<string, string>> = {
  pass: '通过',
  return: '退回补正',
  agree: '同意提供',
  refuse: '不予提供',
  consent: '同意',
  object: '退回',
  grant: '提供',
  uphold: '维持不予提供',
  confirm: '确认',
  overwritten: '覆写',
  'found-right': '核查无误',
  'xinzhou-2022': '忻州 2022',
  'national-2025': '国家 2025',
  suspension: '暂停',
};

const values: Readonly<Record<string, string>> = {
  ...accountStateLabel,
  ...accountActLabel,
  ...roleLabel,
  ...kindLabel,
  ...formatLabel,
  ...gradeLabel,
  ...shareTypeLabel,
  ...updateCycleLabel,
  ...exchangeMethodLabel,
  ...correctionKindLabel,
  ...correctionStateLabel,
  ...destructionMethodLabel,
  ...groundLabel,
  ...purposeKindLabel,
  ...basisRankLabel,
  ...reasonLabel,
  ...routeLabel,
  ...actLabel,
  ...outcomeLabel,
  ...partyLabel,
  ...conversionLabel,
  ...draftStateLabel,
  ...stateLabel,
  ...decisions,
};

/** The field's name in Chinese; its own name for one that is not listed. */
export const fieldLabel = (field: string): string => fieldLabels[field] ?? field;
export const isNamedField = (field: string): boolean => Object.hasOwn(fieldLabels, field);

/** Fields whose values are codes, never what somebody wrote. */
const coded: ReadonlySet<string> = new Set([
  'state',
  'route',
  'kind',
  'method',
  'purposeKind',
  'decision',
  'basisRank',
  'reason',
  'party',
  'ground',
  'shareType',
  'exchangeMethods',
  'formats',
  'grade',
  'updateCycle',
  'status',
  'pack',
  'outcome',
  'act',
  'roles',
  'as',
]);

/** Bookkeeping that says nothing to an officer, or says it twice. */
export const silent: ReadonlySet<string> = new Set([
  'id',
  'version',
  'clocks',
  'packs',
  'madeAt',
  'lateBySync',
]);

export type NameOf = (id: string) => string | undefined;

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** How a value reads: codes in words, moments as times, ids as names where they are known here; of groups what is there. */
export function valueText(field: string, value: unknown, nameOf: NameOf = () => undefined): string {
  if (isEmpty(value)) return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return /At$|^at$/u.test(field) ? timeLabel(value) : `${value}`;
  if (typeof value === 'string') return (coded.has(field) ? values[value] : nameOf(value)) ?? value;
  if (Array.isArray(value)) {
    const texts = value.map((each) => valueText(field, each, nameOf));
    return texts.join(value.some(isGroup) ? '\n' : '、') || '—';
  }
  return Object.entries(value as object)
    .filter(([key, each]) => !silent.has(key) && !isEmpty(each))
    .map(([key, each]) => `${fieldLabel(key)}：${valueText(key, each, nameOf)}`)
    .join('；');
}

export type WrittenField = { readonly field: string; readonly label: string; readonly text: string };

/** Everything an act carries, in words; groups are opened one level so that a long text stands alone. */
export function writtenFields(args: unknown, nameOf: NameOf = () => undefined): readonly WrittenField[] {
  if (typeof args !== 'object' || args === null) return [];
  return Object.entries(args).flatMap(([field, value]) => {
    if (isGroup(value)) return writtenFields(value, nameOf);
    return [{ field, label: fieldLabel(field), text: valueText(field, value, nameOf) }];
  });
}
