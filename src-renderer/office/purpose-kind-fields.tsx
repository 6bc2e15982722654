import { Input, Radio } from 'antd';
import { mostCallsPerDay, purposeKind, purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import type { Application } from '#shared/domain/sharing/sharing-case.ts';
import { Field, FieldGroup } from '../ui/field.tsx';
import { Notice } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';

type Kinds = Pick<Application, 'purposeKind' | 'protection'>;

type PurposeKindProps<T extends Kinds> = {
  readonly draft: T;
  readonly onChange: (next: T) => void;
  readonly error: string | undefined;
};

/** 用途类别; analysis shows its duty and asks how it is met (六(一)). */
export function PurposeKindFields<T extends Kinds>({ draft, onChange, error }: PurposeKindProps<T>) {
  return (
    <>
      <FieldGroup legend="用途类别">
        <Radio.Group
          aria-label="用途类别"
          value={draft.purposeKind}
          onChange={(event) => onChange({ ...draft, purposeKind: event.target.value })}
          options={purposeKind.options.map((value) => ({ value, label: purposeKindLabel[value] }))}
        />
      </FieldGroup>
      {draft.purposeKind === 'analysis' && (
        <>
          <Notice tone="amber">
            须保护国家秘密、商业秘密和个人隐私；每日调用不超过 {mostCallsPerDay.analysis} 次。
            <div>
              <ClauseLine clause="六(一)" />
            </div>
          </Notice>
          <Field label="保护措施" help="怎样脱敏、谁能接触、结果怎样发布；写入协议" error={error}>
            {(bind) => (
              <Input.TextArea
                {...bind}
                rows={3}
                maxLength={1000}
                value={draft.protection}
                onChange={(event) => onChange({ ...draft, protection: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
