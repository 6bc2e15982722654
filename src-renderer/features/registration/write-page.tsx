import { Button } from 'antd';
import { useState } from 'react';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { documentKindLabel } from '#shared/domain/registration/labels.ts';
import {
  missingDocuments,
  type Registration,
  type RegistrationContent,
  registrationsOf,
} from '#shared/domain/registration/registration.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow, useRowsBy } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Loading, Notice, Section } from '../../ui/pieces.tsx';
import { DocumentsEditor } from './parts/documents-editor.tsx';
import { goalsOf, peopleOf } from './people.ts';
import { faultsOf, startOf } from './registration-draft.ts';

/** 报备本部门: people, offices and rules, kept as a draft at every keystroke. */
export function WriteRegistrationPage() {
  const { departmentId } = useOfficer();
  const department = useRow('department', departmentId);
  const rows = useRowsBy('registration', 'departmentId', departmentId);
  return (
    <Page title="报备本部门" note="送本级管理部门，回执后生效 · 一(三)">
      {department == null || rows === undefined ? (
        <Loading />
      ) : (
        <WriteForm department={department} {...registrationsOf(rows, departmentId)} />
      )}
    </Page>
  );
}

type WriteFormProps = {
  readonly department: Department;
  readonly inForce: Registration | null;
  readonly waiting: Registration | null;
};

function WriteForm({ department, inForce, waiting }: WriteFormProps) {
  const [start] = useState(() => startOf(department, inForce));
  const kept = useDraft(draftKey.registration, start);
  // A draft of an earlier release has not every field.
  const draft = { ...kept, value: { ...start, ...kept.value } };
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  if (!draft.loaded) return <Loading />;
  const faults = faultsOf(draft.value, department.management);
  const check = () => {
    setAsked(true);
    setConfirming(faults.fields.size === 0);
  };
  return (
    <div className="block block--narrow stack">
      {waiting !== null && <Notice tone="amber">已有一份备案待回执，答复之前不能再报。</Notice>}
      <PeopleFields
        value={draft.value}
        onChange={draft.set}
        faults={asked ? faults.fields : new Set()}
        management={department.management}
      />
      <DocumentsEditor
        documents={draft.value.documents}
        faults={asked ? faults.documents : new Set()}
        onChange={(documents) => draft.set({ ...draft.value, documents })}
      />
      <div className="line">
        <Button type="primary" disabled={waiting !== null} onClick={check}>
          报备
        </Button>
        <span className="small soft">草稿随键入保存在本机</span>
      </div>
      {confirming && (
        <ConfirmFiling
          content={draft.value}
          onDone={() => {
            draft.clear();
            goTo(hrefOf('registrations'));
          }}
          onCancel={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

const people = [
  ['principal', '第一责任人', 40, '部门主要负责人，对共享工作负总责（七(一)）'],
  ['responsibleOffice', '责任部门', 60, '负责数据共享的内设机构'],
  ['responsibleOfficer', '责任人', 40, '经办数据共享的负责人'],
  ['securityOfficer', '安全负责人', 40, '政务数据安全负责人（六(四)）'],
] as const;

type PeopleFieldsProps = {
  readonly value: RegistrationContent;
  readonly onChange: (next: RegistrationContent) => void;
  readonly faults: ReadonlySet<string>;
  readonly management: boolean;
};

function PeopleFields({ value, onChange, faults, management }: PeopleFieldsProps) {
  return (
    <Section title="责任部门和责任人">
      {people.map(([key, label, limit, help]) => (
        <TextField
          key={key}
          label={label}
          help={help}
          limit={limit}
          value={value[key]}
          error={faults.has(key) ? `请填写${label}。` : undefined}
          onChange={(text) => onChange({ ...value, [key]: text })}
        />
      ))}
      <TextField
        label="安全管理机构"
        help={management ? '管理部门必填：共享交换安全管理机构（六(四)）' : '没有的可不填'}
        limit={60}
        value={value.securityBody}
        error={faults.has('securityBody') ? '管理部门要写明共享交换安全管理机构。' : undefined}
        onChange={(securityBody) => onChange({ ...value, securityBody })}
      />
      <TextField
        label="实施机构"
        help="承担共享任务的内设机构或单位（七(一)）"
        limit={60}
        value={value.implementingBody}
        onChange={(implementingBody) => onChange({ ...value, implementingBody })}
      />
      <TextField
        label="共享目标"
        help="本部门今年共享什么、到什么程度、何时完成；考核时对照（七(一)）"
        rows={4}
        limit={2000}
        value={value.goals}
        onChange={(goals) => onChange({ ...value, goals })}
      />
    </Section>
  );
}

type ConfirmFilingProps = {
  readonly content: RegistrationContent;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

function ConfirmFiling({ content, onDone, onCancel }: ConfirmFilingProps) {
  const { act, busy, problem } = useAct();
  // One filing keeps one id, however often it is tried.
  const [registrationId] = useState(() => crypto.randomUUID());
  const missing = missingDocuments({ content } as Registration).map((kind) => documentKindLabel[kind]);
  const confirm = async () => {
    if (await act('registration.file', { registrationId, content })) onDone();
  };
  return (
    <ConfirmRecord
      title="确认报备内容"
      confirmText="确认报备"
      facts={[
        ...peopleOf(content),
        ...goalsOf(content),
        ['制度文件', content.documents.map(({ title }) => title).join('、') || '无'],
        ['缺少的制度', missing.length === 0 ? '无' : `${missing.join('、')}（管理部门的总览会标出）`],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    />
  );
}
