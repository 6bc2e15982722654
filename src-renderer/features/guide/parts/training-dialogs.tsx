/** 培训: its notice, its attendance as lines of department and names, and calling it off. */
import { Select } from 'antd';
import { useState } from 'react';
import {
  type Attendee,
  type Training,
  type TrainingAudience,
  type TrainingContent,
  trainingAudience,
  trainingAudienceLabel,
  trainingContent,
} from '#shared/domain/training/training.ts';
import { useDraft, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

const nothing: TrainingContent = {
  title: '',
  audience: 'both',
  heldOn: '',
  place: '',
  agenda: '',
  materialIds: [],
};

const fields = [
  ['title', '标题', '如：2026年第四季度数据专员培训', 100, 1],
  ['heldOn', '培训日期', '年-月-日', 10, 1],
  ['place', '地点', '', 100, 1],
  ['agenda', '培训内容', '讲什么、带什么', 2000, 4],
] as const;

export function AnnounceDialog({ onClose }: { readonly onClose: () => void }) {
  const [trainingId] = useState(() => crypto.randomUUID());
  const draft = useDraft<TrainingContent>(draftKey.training, nothing);
  const guides = (useTable('guide') ?? []).filter(({ state }) => state === 'current');
  const { value } = draft;
  const content = trainingContent.safeParse(value).data;
  const titleOf = (id: string) => guides.find(({ guideId }) => guideId === id)?.title ?? id;
  return (
    <TwoStepDialog
      title="发布培训通知"
      confirmText="确认发布"
      ready={content !== undefined}
      facts={[
        ...fields.map(([key, label]) => [label, value[key].trim()] as const),
        ['培训对象', trainingAudienceLabel[value.audience]],
        ['材料', value.materialIds.map(titleOf).join('、') || '无'],
      ]}
      onConfirm={async (act) => {
        if (content === undefined) return false;
        const done = await act('training.announce', { trainingId, content });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      {fields.map(([key, label, help, limit, rows]) => (
        <TextField
          key={key}
          label={label}
          help={help}
          limit={limit}
          {...(rows > 1 ? { rows } : {})}
          value={value[key]}
          onChange={(text) => draft.set({ ...value, [key]: text })}
        />
      ))}
      <Field label="培训对象">
        {(bind) => (
          <Select<TrainingAudience>
            {...bind}
            className="wide"
            value={value.audience}
            options={trainingAudience.options.map((each) => ({
              value: each,
              label: trainingAudienceLabel[each],
            }))}
            onChange={(audience) => draft.set({ ...value, audience })}
          />
        )}
      </Field>
      <Field label="材料" help="从指南里选；没有的可不选">
        {(bind) => (
          <Select<string[]>
            {...bind}
            className="wide"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.materialIds}
            options={guides.map(({ guideId, title }) => ({ value: guideId, label: title }))}
            onChange={(materialIds) => draft.set({ ...value, materialIds })}
          />
        )}
      </Field>
    </TwoStepDialog>
  );
}

type SubjectProps = { readonly subject: Training; readonly onClose: () => void };
type Attendance = { readonly attendees: readonly Attendee[]; readonly summary: string };

/** Names of one department, as they are typed one by one. */
const withNames = (
  all: readonly Attendee[],
  departmentId: string,
  names: readonly string[],
): readonly Attendee[] => [
  ...all.filter((each) => each.departmentId !== departmentId),
  ...names.map((name) => ({ departmentId, name })),
];

export function AttendanceDialog({ subject, onClose }: SubjectProps) {
  const departmentName = useDepartmentName();
  const departments = useTable('department') ?? [];
  const draft = useDraft<Attendance>(draftKey.attendance(subject.id), { attendees: [], summary: '' });
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const { attendees, summary } = draft.value;
  const groups = [...Map.groupBy(attendees, (each) => each.departmentId)];
  return (
    <TwoStepDialog
      title="登记签到"
      confirmText="确认登记"
      ready={attendees.length > 0 && summary.trim() !== ''}
      facts={[
        ['培训', `${subject.title}（${subject.heldOn}）`],
        ['到会', `${attendees.length} 人`],
        ...groups.map(([id, all]) => [departmentName(id), all.map(({ name }) => name).join('、')] as const),
        ['小结', summary.trim()],
      ]}
      onConfirm={async (act) => {
        const args = { trainingId: subject.id, expectedVersion: subject.version };
        const done = await act('training.hold', { ...args, attendees: [...attendees], summary });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Field label="部门" help="选一个部门，再填它到会的人；填完一个再选下一个">
        {(bind) => (
          <Select<string>
            {...bind}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setDepartmentId}
          />
        )}
      </Field>
      {departmentId !== null && (
        <Field label="到会的人" help="输一个姓名按一次回车">
          {(bind) => (
            <Select<string[]>
              {...bind}
              className="wide"
              mode="tags"
              open={false}
              value={attendees.filter((each) => each.departmentId === departmentId).map(({ name }) => name)}
              onChange={(names) =>
                draft.set({ ...draft.value, attendees: withNames(attendees, departmentId, names) })
              }
            />
          )}
        </Field>
      )}
      <p className="small soft">
        已填 {attendees.length} 人：
        {groups.map(([id, all]) => `${departmentName(id)} ${all.length}`).join('、') || '无'}
      </p>
      <TextField
        label="小结"
        rows={3}
        limit={2000}
        value={summary}
        onChange={(next) => draft.set({ ...draft.value, summary: next })}
      />
    </TwoStepDialog>
  );
}

export function CancelDialog({ subject, onClose }: SubjectProps) {
  const draft = useDraft(draftKey.trainingCancel(subject.id), '');
  return (
    <TwoStepDialog
      title="取消培训"
      confirmText="确认取消"
      danger
      ready={draft.value.trim() !== ''}
      facts={[
        ['培训', `${subject.title}（${subject.heldOn}）`],
        ['取消原因', draft.value.trim()],
      ]}
      onConfirm={async (act) => {
        const args = { trainingId: subject.id, expectedVersion: subject.version, reason: draft.value };
        const done = await act('training.cancel', args);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField label="取消原因" rows={3} limit={1000} value={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}
