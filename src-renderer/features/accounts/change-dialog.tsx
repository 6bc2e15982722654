import { type Account, holdingOf } from '#shared/domain/account/account.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import type { Fact } from '../../ui/pieces.tsx';
import { holdingFacts } from './account-words.ts';
import { asHolding, type HoldingDraft, HoldingFields, isWhole } from './holding-fields.tsx';

type ChangeDraft = HoldingDraft & { readonly reason: string };

/** 申请变更: another name, department or duties; as it is and as it is to be, side by side. */
export function ChangeDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const departmentName = useDepartmentName();
  const draft = useDraft<ChangeDraft>(draftKey.accountChange(account.id), {
    ...holdingOf(account),
    reason: '',
  });
  const { value } = draft;
  const reason = value.reason.trim();
  const asked = holdingFacts(asHolding(value), departmentName);
  const changed = holdingFacts(account, departmentName).flatMap(([label, before], index): Fact[] => {
    const after = asked[index]?.[1];
    return before === after ? [] : [[label, `${before} 改为 ${after}`]];
  });
  return (
    <TwoStepDialog
      title={`申请变更：${account.name}`}
      confirmText="确认申请"
      ready={isWhole(value) && changed.length > 0 && reason !== ''}
      facts={[
        ['账号名', account.login],
        ...changed,
        ['理由', reason],
        ['结果', '送安全管理员审批；同意后生效，此人各处的登录随之结束。'],
      ]}
      onConfirm={async (act) => {
        const on = { accountId: account.id, expectedVersion: account.version };
        const done = await act('account.change', { ...on, holding: asHolding(value), reason });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <HoldingFields value={value} onChange={(holding) => draft.set({ ...value, ...holding })} />
      <TextField
        label="理由"
        rows={2}
        limit={500}
        value={value.reason}
        onChange={(text) => draft.set({ ...value, reason: text })}
      />
      <ClauseLine clause="五(四)3" />
    </TwoStepDialog>
  );
}
