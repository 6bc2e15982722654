import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { newLogin } from '#shared/domain/account/account.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { useDraft, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { Field } from '../../ui/field.tsx';
import { holdingFacts } from './account-words.ts';
import { asHolding, type HoldingDraft, HoldingFields, isWhole } from './holding-fields.tsx';
import { useManagedDepartments } from './managed-departments.ts';

type OpenDraft = HoldingDraft & {
  /** Of a person the platform knows already, or of the request written again; null for a new one. */
  readonly officerId: string | null;
  readonly login: string;
  readonly reason: string;
};

const empty: OpenDraft = { officerId: null, login: '', name: '', departmentId: '', roles: [], reason: '' };

/** 申请开户: for somebody the platform knows, or a new person. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const departmentName = useDepartmentName();
  const draft = useDraft<OpenDraft>(draftKey.accountRequest, empty);
  // One request keeps one id, however often it is tried.
  const [freshId] = useState(() => `officer-${crypto.randomUUID()}`);
  const { value } = draft;
  const login = value.login.trim();
  const reason = value.reason.trim();
  return (
    <TwoStepDialog
      title="申请开户"
      confirmText="确认申请"
      ready={isWhole(value) && newLogin.safeParse(login).success && reason !== ''}
      facts={[
        ['账号名', login],
        ...holdingFacts(asHolding(value), departmentName),
        ['理由', reason],
        ['结果', '送安全管理员审批；同意后才有这个账号，由您签发一次性口令。'],
      ]}
      onConfirm={async (act) => {
        const accountId = value.officerId ?? freshId;
        const done = await act('account.request', { accountId, login, holding: asHolding(value), reason });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <KnownPerson value={value} onChange={draft.set} departmentName={departmentName} />
      <LoginField value={value.login} onChange={(text) => draft.set({ ...value, login: text })} />
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

type KnownPersonProps = {
  readonly value: OpenDraft;
  readonly onChange: (next: OpenDraft) => void;
  readonly departmentName: NameOf;
};

/** People of the area who have no account; a rejected opening may be asked for again. */
function useUnopened(): readonly Officer[] {
  const officers = useTable('officer');
  const accounts = useTable('account');
  const departments = useManagedDepartments();
  return useMemo(() => {
    const taken = new Set(accounts?.filter(({ state }) => state !== 'rejected').map(({ id }) => id));
    const managed = new Set(departments.map(({ id }) => id));
    return (officers ?? []).filter(({ id, departmentId }) => !taken.has(id) && managed.has(departmentId));
  }, [officers, accounts, departments]);
}

function KnownPerson({ value, onChange, departmentName }: KnownPersonProps) {
  const people = useUnopened();
  const choose = (officerId: string | null) => {
    const person = people.find(({ id }) => id === officerId);
    if (person === undefined) return onChange({ ...value, officerId: null });
    const { name, departmentId, roles } = person;
    return onChange({ ...value, officerId: person.id, name, departmentId, roles });
  };
  return (
    <Field label="平台已有的人员" help="平台已登记而没有账号的人；不在其中的不选，直接在下面填写">
      {(bind) => (
        <Select<string | null>
          {...bind}
          className="wide"
          allowClear
          placeholder="新人员"
          showSearch={{ optionFilterProp: 'label' }}
          value={people.some(({ id }) => id === value.officerId) ? value.officerId : null}
          options={people.map(({ id, name, departmentId }) => ({
            value: id,
            label: `${name}　${departmentName(departmentId)}`,
          }))}
          onChange={(next: string | null | undefined) => choose(next ?? null)}
        />
      )}
    </Field>
  );
}

type LoginFieldProps = { readonly value: string; readonly onChange: (text: string) => void };

function LoginField({ value, onChange }: LoginFieldProps) {
  const wrong = value.trim() !== '' && !newLogin.safeParse(value.trim()).success;
  return (
    <Field
      label="账号名"
      help="小写字母开头，3 至 40 个小写字母、数字，可用 . _ - 分开，如 minzheng.zhang"
      error={wrong ? '账号名只能用小写字母、数字和 . _ -，小写字母开头，3 至 40 个字符。' : undefined}
    >
      {(bind) => (
        <Input
          {...bind}
          maxLength={40}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
