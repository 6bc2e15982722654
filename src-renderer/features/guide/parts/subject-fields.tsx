import { Checkbox, Select } from 'antd';
import type { GuideText } from '#shared/domain/guide/guide.ts';
import { clauseSummary } from '#shared/domain/policy/clauses.ts';
import { Field } from '../../../ui/field.tsx';

type SubjectFieldsProps = {
  readonly content: GuideText;
  readonly onChange: (content: GuideText) => void;
  readonly asked: boolean;
};

const clauses = Object.entries(clauseSummary).map(([clause, says]) => ({
  value: clause,
  label: `${clause}　${says}`,
}));

/** What it is about: clauses, the fields that a standard governs, and whether everybody is to confirm that they read it. */
export function SubjectFields({ content, onChange, asked }: SubjectFieldsProps) {
  const { kind } = content;
  const unnamed = asked && kind === 'interpretation' && content.clauses.length === 0;
  return (
    <>
      <Field
        label="涉及条款"
        help={kind === 'interpretation' ? '解释的是哪一条，至少选一条' : '可不选；选了可按条款找到'}
        error={unnamed ? '官方解释要选出解释的条款。' : undefined}
      >
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            value={content.clauses}
            options={clauses}
            labelRender={({ value }) => value}
            onChange={(chosen) => onChange({ ...content, clauses: chosen })}
          />
        )}
      </Field>
      {kind === 'standard' && (
        <Field
          label="规范的信息项"
          help="目录里信息项的名称，输一个按一次回车；这些信息项的详情里会列出本标准"
        >
          {(bind) => (
            <Select<string[]>
              {...bind}
              className="wide"
              mode="tags"
              open={false}
              value={content.governs}
              onChange={(governs) => onChange({ ...content, governs })}
            />
          )}
        </Field>
      )}
      <Checkbox
        checked={content.mustRead}
        onChange={(event) => onChange({ ...content, mustRead: event.target.checked })}
      >
        看到的人都须确认已阅读
      </Checkbox>
    </>
  );
}
