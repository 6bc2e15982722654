import { Checkbox } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { gradeLabel, qualityLabel, reviewLabel } from '#shared/domain/catalog/labels.ts';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { FieldGroup } from '../../../ui/field.tsx';
import { Section } from '../../../ui/pieces.tsx';
import { ChoiceField, LineField } from './controls.tsx';
import type { PartProps } from './part.ts';

const longest: Readonly<Partial<Record<keyof EntryContent['review'], number>>> = {
  scenarios: 400,
  useScope: 400,
};
const attributes = Object.keys(reviewLabel) as (keyof EntryContent['review'])[];

const declarations = Object.keys(qualityLabel) as (keyof EntryContent['quality'])[];

/** Class and grade, the seven attributes, the declaration of quality. */
export function ReviewPart({ content, onPatch }: PartProps) {
  const { review, quality } = content;
  return (
    <>
      <Section title="分类分级和内部审查 · 四(三)">
        <div className="form-pair">
          <LineField
            label="数据分类"
            maximum={40}
            value={content.dataClass}
            onChange={(dataClass) => onPatch({ dataClass })}
          />
          <ChoiceField<NonNullable<CatalogEntry['grade']>>
            label="数据分级"
            help="国家秘密不在此定级，不得进入本平台（二(一)）"
            labels={gradeLabel}
            value={content.grade}
            onChange={(grade) => onPatch({ grade })}
          />
          {attributes.map((name) => (
            <LineField
              key={name}
              label={reviewLabel[name]}
              maximum={longest[name] ?? 200}
              value={review[name]}
              onChange={(value) => onPatch({ review: { ...review, [name]: value } })}
            />
          ))}
        </div>
      </Section>
      <Section title="数据质量声明 · 五(二)">
        <FieldGroup legend="已逐项核对，本部门对以下各项负责">
          <div className="line line--wrap">
            {declarations.map((name) => (
              <Checkbox
                key={name}
                checked={quality[name]}
                onChange={(event) => onPatch({ quality: { ...quality, [name]: event.target.checked } })}
              >
                {qualityLabel[name]}
              </Checkbox>
            ))}
          </div>
        </FieldGroup>
      </Section>
    </>
  );
}
