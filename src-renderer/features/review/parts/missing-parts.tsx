import { Checkbox } from 'antd';
import {
  type ApplicationPart,
  applicationPart,
  type SharingCase,
} from '#shared/domain/sharing/sharing-case.ts';
import { FieldGroup } from '../../../ui/field.tsx';

export const partLabel: Readonly<Record<ApplicationPart, string>> = {
  items: '信息项',
  purpose: '使用用途',
  scenario: '应用场景',
  basis: '履职依据',
  method: '交换方式',
  period: '使用期限',
  protection: '保护措施',
};

type MissingPartsProps = {
  readonly subject: SharingCase;
  readonly value: readonly ApplicationPart[];
  readonly onChange: (next: ApplicationPart[]) => void;
};

/** 缺项 (条例第21条): told once; what was told before cannot be chosen again. */
export function MissingParts({ subject, value, onChange }: MissingPartsProps) {
  return (
    <FieldGroup legend="缺项（退回补正时勾选，一次告知 · 条例第21条）">
      <Checkbox.Group
        className="line line--wrap"
        value={[...value]}
        onChange={onChange}
        options={applicationPart.options.map((part) => ({
          value: part,
          label: subject.toldMissing.includes(part) ? `${partLabel[part]}（已告知过）` : partLabel[part],
          disabled: subject.toldMissing.includes(part),
        }))}
      />
    </FieldGroup>
  );
}
