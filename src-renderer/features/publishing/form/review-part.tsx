import { Checkbox } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { gradeLabel } from '#shared/domain/catalog/labels.ts';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { FieldGroup } from '../../../ui/field.tsx';
import { Section } from '../../../ui/pieces.tsx';
import { ChoiceField, LineField } from './controls.tsx';
import type { PartProps } from './part.ts';

const attributes = [
  ['sharingAttributes', '共享属性', 200],
  ['provisionMethod', '数据提供方式', 200],
  ['scenarios', '应用场景', 400],
  ['userIdentity', '使用方身份', 200],
  ['userRegion', '使用方地域', 200],
  ['knowledgeScope', '知悉范围', 200],
  ['useScope', '使用范围', 400],
] as const satisfies readonly (readonly [keyof EntryContent['review'], string, number])[];

const declarations = [
  ['accurate', '真实准确'],
  ['controlled', '质量可控'],
  ['usable', '共享可用'],
  ['updated', '及时更新'],
] as const satisfies readonly (readonly [keyof EntryContent['quality'], string])[];

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
          {attributes.map(([name, label, maximum]) => (
            <LineField
              key={name}
              label={label}
              maximum={maximum}
              value={review[name]}
              onChange={(value) => onPatch({ review: { ...review, [name]: value } })}
            />
          ))}
        </div>
      </Section>
      <Section title="数据质量声明 · 五(二)">
        <FieldGroup legend="已逐项核对，本部门对以下各项负责">
          <div className="line line--wrap">
            {declarations.map(([name, label]) => (
              <Checkbox
                key={name}
                checked={quality[name]}
                onChange={(event) => onPatch({ quality: { ...quality, [name]: event.target.checked } })}
              >
                {label}
              </Checkbox>
            ))}
          </div>
        </FieldGroup>
      </Section>
    </>
  );
}
