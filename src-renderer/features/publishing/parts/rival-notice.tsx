import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Notice, Section } from '../../../ui/pieces.tsx';
import { useRivals } from '../use-rivals.ts';

/** 一数一源: which items another provider already supplies to the same library. */
export function RivalNotice({ draft }: { readonly draft: EntryDraft }) {
  const departmentName = useDepartmentName();
  const rivals = useRivals(draft.content, draft.providerId);
  if (rivals.length === 0) return null;
  return (
    <Section title={`一数一源核对（${rivals.length} 项与其他部门重复）`}>
      <Notice tone="amber">
        <ul>
          {rivals.map((rival) => (
            <li key={`${rival.itemId} ${rival.entryId}`}>
              {rival.itemName}：{departmentName(rival.providerId)}《{rival.entryName}》
            </li>
          ))}
        </ul>
        {draft.content.conflictNote !== '' && <p className="text">说明：{draft.content.conflictNote}</p>}
        <ClauseLine clause="二(三)" />
      </Notice>
    </Section>
  );
}
