import { Checkbox } from 'antd';
import type { Rival } from '#shared/domain/cataloguing/rivals.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Section } from '../../../ui/pieces.tsx';
import { useRivals } from '../use-rivals.ts';
import { AreaField } from './controls.tsx';
import type { PartProps } from './part.ts';

/** 一数一源: items another department is the source of are taken from it, or the note says why not. */
export function SourcePart({ content, onPatch }: PartProps) {
  const { departmentId } = useOfficer();
  const rivals = useRivals(content, departmentId);
  const { itemSources, items } = content;
  if (rivals.length === 0 && itemSources.length === 0) return null;
  const nameOf = (id: string) => items.find((item) => item.id === id)?.name ?? id;
  return (
    <Section title="一数一源核对 · 二(三)">
      <ul className="stack--tight">
        {rivals.map((rival) => (
          <RivalLine
            key={`${rival.itemId} ${rival.entryId}`}
            rival={rival}
            onTake={() =>
              onPatch({ itemSources: [...itemSources, { itemId: rival.itemId, entryId: rival.entryId }] })
            }
          />
        ))}
        {itemSources.map((source) => (
          <li key={source.itemId}>
            <Checkbox
              checked
              onChange={() =>
                onPatch({ itemSources: itemSources.filter((each) => each.itemId !== source.itemId) })
              }
            >
              {nameOf(source.itemId)}：已标为取自其他部门的条目
            </Checkbox>
          </li>
        ))}
      </ul>
      {rivals.length > 0 && (
        <AreaField
          label="多源校核说明"
          help="本部门也作为来源时必填：以哪一方为准、怎样校核"
          maximum={1000}
          value={content.conflictNote}
          onChange={(conflictNote) => onPatch({ conflictNote })}
        />
      )}
      <ClauseLine clause="二(三)" />
    </Section>
  );
}

function RivalLine({ rival, onTake }: { readonly rival: Rival; readonly onTake: () => void }) {
  const departmentName = useDepartmentName();
  return (
    <li>
      <Checkbox checked={false} onChange={onTake}>
        {rival.itemName}：取自{departmentName(rival.providerId)}《{rival.entryName}》
      </Checkbox>
    </li>
  );
}
