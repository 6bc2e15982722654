import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { acquisitionLabel, formatLabel, kindLabel, updateCycleLabel } from '#shared/domain/catalog/labels.ts';
import { Section } from '../../../ui/pieces.tsx';
import { AreaField, ChoiceField, ChoicesField, LineField } from './controls.tsx';
import { LibraryChoice } from './library-choice.tsx';
import type { PartProps } from './part.ts';

/** Name, place in the catalogue, source and form of the resource. */
export function BasicPart({ content, onPatch }: PartProps) {
  return (
    <Section title="基本信息 · 三(一)">
      <LineField label="资源名称" maximum={200} value={content.name} onChange={(name) => onPatch({ name })} />
      <LibraryChoice content={content} onPatch={onPatch} />
      <AreaField
        label="摘要"
        maximum={4000}
        value={content.abstract}
        onChange={(abstract) => onPatch({ abstract })}
      />
      <div className="form-pair">
        <ChoiceField
          label="数据来源 · 一(二)"
          labels={acquisitionLabel}
          value={content.acquisition}
          onChange={(acquisition) => onPatch({ acquisition })}
        />
        <ChoiceField<CatalogEntry['kind']>
          label="资源类别"
          labels={kindLabel}
          value={content.kind}
          onChange={(kind) => onPatch({ kind })}
        />
        <ChoiceField<CatalogEntry['updateCycle']>
          label="更新周期"
          labels={updateCycleLabel}
          value={content.updateCycle}
          onChange={(updateCycle) => onPatch({ updateCycle })}
        />
        <LineField
          label="采集的职责依据 · 四(一)"
          help="法律法规或三定规定的条款"
          maximum={400}
          value={content.duty}
          onChange={(duty) => onPatch({ duty })}
        />
      </div>
      <ChoicesField
        legend="资源格式"
        labels={formatLabel}
        value={content.formats}
        onChange={(formats) => onPatch({ formats })}
      />
    </Section>
  );
}
