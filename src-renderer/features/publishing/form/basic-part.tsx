import type { CatalogEntry, Library } from '#shared/domain/catalog/entry.ts';
import {
  acquisitionLabel,
  formatLabel,
  kindLabel,
  libraryLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import { Section } from '../../../ui/pieces.tsx';
import { AreaField, ChoiceField, ChoicesField, LineField } from './controls.tsx';
import type { PartProps } from './part.ts';

const libraryKindLabel = { department: '部门目录', base: '基础库', theme: '主题库' } as const;

const base = (value: Extract<Library, { kind: 'base' }>['base']) =>
  libraryLabel({ kind: 'base', base: value });
const baseLabels = {
  population: base('population'),
  'legal-entity': base('legal-entity'),
  'public-credit': base('public-credit'),
  'macro-economy': base('macro-economy'),
  'spatial-geography': base('spatial-geography'),
  'electronic-licence': base('electronic-licence'),
} as const;

const libraryOfKind: Readonly<Record<Library['kind'], Library>> = {
  department: { kind: 'department' },
  base: { kind: 'base', base: 'population' },
  theme: { kind: 'theme', theme: '公共服务' },
};

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

function LibraryChoice({ content: { library }, onPatch }: PartProps) {
  return (
    <div className="form-pair">
      <ChoiceField<Library['kind']>
        label="所属目录"
        labels={libraryKindLabel}
        value={library.kind}
        onChange={(kind) => onPatch({ library: libraryOfKind[kind] })}
      />
      {library.kind === 'base' && (
        <ChoiceField
          label="基础库"
          labels={baseLabels}
          value={library.base}
          onChange={(value) => onPatch({ library: { kind: 'base', base: value } })}
        />
      )}
      {library.kind === 'theme' && (
        <LineField
          label="主题"
          maximum={20}
          value={library.theme}
          onChange={(theme) => onPatch({ library: { kind: 'theme', theme } })}
        />
      )}
    </div>
  );
}
