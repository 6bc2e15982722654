/** The rules of the open file: what was being written, what is saved with the resource, or what the columns suggest. */
import type { EntryMasking } from '#shared/domain/entry-masking/entry-masking.ts';
import { type ColumnRule, type MaskRuleSet, problemsOf } from '#shared/domain/masking/rule-set.ts';
import { useDraft } from '../../data/live.ts';
import type { OpenedFile } from '../../masking/mask-messages.ts';
import { draftKey } from '../../office/draft-keys.ts';

export type RulesOrigin = 'draft' | 'saved' | 'suggested';

export type Rules = {
  readonly rules: MaskRuleSet;
  readonly origin: RulesOrigin;
  readonly set: (rules: MaskRuleSet) => void;
  readonly setRule: (rule: ColumnRule) => void;
  /** Back to what is saved or suggested. */
  readonly reset: () => void;
};

const fits = (rules: MaskRuleSet | null, { header }: OpenedFile): rules is MaskRuleSet =>
  rules !== null && problemsOf(rules, header).length === 0;

const nothing: MaskRuleSet | null = null;

/** Null until a file is open. */
export function useRules(
  opened: OpenedFile | null,
  subject: { readonly entryId: string | null; readonly saved: EntryMasking | null },
): Rules | null {
  const draft = useDraft<MaskRuleSet | null>(draftKey.masking(subject.entryId ?? 'none'), nothing);
  if (opened === null || !draft.loaded) return null;
  const saved = subject.saved?.rules ?? null;
  const fallback = fits(saved, opened) ? saved : opened.suggested;
  const rules = fits(draft.value, opened) ? draft.value : fallback;
  const origin = rules === draft.value ? 'draft' : rules === saved ? 'saved' : 'suggested';
  return {
    rules,
    origin,
    set: draft.set,
    setRule: (rule) =>
      draft.set({
        ...rules,
        columns: rules.columns.map((each) => (each.column === rule.column ? rule : each)),
      }),
    reset: draft.clear,
  };
}
