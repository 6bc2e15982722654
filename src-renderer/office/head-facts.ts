import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import type { Fact } from '../ui/pieces.tsx';

/** What a record says about the consent it still needs, for a case that needs one (条例第20条). */
export const headFacts = (subject: { readonly packs: readonly string[] }): readonly Fact[] =>
  runsUnder809(subject) ? [['生效', '经本部门共享工作机构负责人同意后送出（条例第20条）']] : [];
