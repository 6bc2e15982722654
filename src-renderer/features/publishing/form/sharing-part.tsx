import { Checkbox, Radio, Select } from 'antd';
import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import { citesInternalRules } from '#shared/domain/sharing/internal-rules.ts';
import { useTable } from '../../../data/live.ts';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { Notice, Section } from '../../../ui/pieces.tsx';
import { AreaField, ChoiceField, ChoicesField, LineField } from './controls.tsx';
import type { PartProps } from './part.ts';

/** Methods, conditions, agreement, 专用 and, where items are withheld, why. */
export function SharingPart({ content, onPatch }: PartProps) {
  const withheld = content.items.some((item) => item.shareType === 'withheld');
  return (
    <Section title="共享规则 · 四(二)">
      <ChoicesField
        legend="交换方式 · 三(三)"
        labels={exchangeMethodLabel}
        value={content.exchangeMethods}
        onChange={(exchangeMethods) => onPatch({ exchangeMethods })}
      />
      <AreaField
        label="共享条件"
        help="有条件共享时必填：提供给哪些部门、在什么条件下提供 · 四(二)2"
        maximum={1000}
        value={content.shareConditions}
        onChange={(shareConditions) => onPatch({ shareConditions })}
      />
      <FieldGroup legend="使用方是否须签署安全协议 · 四(三)">
        <Radio.Group
          aria-label="安全协议"
          value={content.agreementRequired}
          options={[
            { value: true, label: '须签署' },
            { value: false, label: '不须签署' },
          ]}
          onChange={(event) => onPatch({ agreementRequired: event.target.value })}
        />
      </FieldGroup>
      <Dedication content={content} onPatch={onPatch} />
      {withheld && <Withholding content={content} onPatch={onPatch} />}
    </Section>
  );
}

function Dedication({ content: { dedicatedTo }, onPatch }: PartProps) {
  const departments = useTable('department') ?? [];
  return (
    <div className="stack--tight">
      <Checkbox
        checked={dedicatedTo !== null}
        onChange={(event) => onPatch({ dedicatedTo: event.target.checked ? [] : null })}
      >
        专用：只在名单内的部门之间直接共享 · 五(四)4
      </Checkbox>
      {dedicatedTo !== null && (
        <Field label="专用部门名单" help="名单的每次变化都留存；移出名单的部门自发布起不能再使用">
          {(bind) => (
            <Select<string[]>
              {...bind}
              mode="multiple"
              className="wide"
              optionFilterProp="label"
              value={[...dedicatedTo]}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(listed) => onPatch({ dedicatedTo: listed })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function Withholding({ content: { withholding }, onPatch }: PartProps) {
  const change = (patch: Partial<typeof withholding>) =>
    onPatch({ withholding: { ...withholding, ...patch } });
  return (
    <>
      <AreaField
        label="不予共享的理由 · 四(二)3"
        maximum={1000}
        value={withholding.reason}
        onChange={(reason) => change({ reason })}
      />
      <div className="form-pair">
        <ChoiceField
          label="依据的层级"
          labels={basisRankLabel}
          value={withholding.basisRank}
          onChange={(basisRank) => change({ basisRank })}
        />
        <LineField
          label="不予共享的依据"
          help="写到具体条款"
          maximum={400}
          value={withholding.basis}
          onChange={(basis) => change({ basis })}
        />
      </div>
      {citesInternalRules(withholding.basis) && (
        <Notice tone="red" urgent>
          部门内部办法不能作为不予共享的依据（二(一)）。
        </Notice>
      )}
    </>
  );
}
