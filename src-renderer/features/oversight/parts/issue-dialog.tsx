import { useMemo } from 'react';
import { type CircularContent, circularContent, circularIdOf } from '#shared/domain/circular/circular.ts';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { addWorkingDays } from '#shared/domain/clock/working-days.ts';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import type { Violation } from '#shared/domain/violation/violation.ts';
import { useCalendar } from '../../../app/office-rules.tsx';
import { hrefOf } from '../../../app/routes.ts';
import { useNow } from '../../../app/use-now.ts';
import { goTo } from '../../../app/use-route.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';

/** Working days proposed to put it right; the officer sets the date. */
const proposedDays = 10;

type IssueDialogProps = { readonly violation: Violation; readonly onClose: () => void };

/** 书面通报: the facts, what is to be put right and by when; then the document as it will stand. */
export function IssueDialog({ violation, onClose }: IssueDialogProps) {
  const departmentName = useDepartmentName();
  const today = civilDateOf(useNow());
  const calendar = useCalendar();
  const { evidence, facts: written } = violation;
  const initial = useMemo<CircularContent>(
    () => ({
      facts: evidence === null ? written : `“${evidence.subject}”：${evidence.finding}`,
      demand: '',
      rectifyBy: addWorkingDays(calendar, today, proposedDays).date,
    }),
    [evidence, written, calendar, today],
  );
  const draft = useDraft<CircularContent>(draftKey.circular(violation.id), initial);
  const { facts, demand } = draft.value;
  const content = circularContent.safeParse(draft.value).data;
  const past = content !== undefined && content.rectifyBy <= today;
  return (
    <TwoStepDialog
      title="书面通报"
      confirmText="确认通报"
      ready={content !== undefined && !past}
      facts={[
        ['部门', departmentName(violation.departmentId)],
        ['违反的条款', `${violationClause[violation.item]} ${violationLabel[violation.item]}`],
        ['查明的事实', facts.trim()],
        ['改正要求', demand.trim()],
        ['限期改正', content === undefined ? '' : longDateLabel(content.rectifyBy)],
        ['编号', '平台确认时编发'],
      ]}
      onConfirm={async (act) => {
        if (content === undefined) return false;
        const done = await act('circular.issue', { violationId: violation.id, content });
        if (!done) return false;
        draft.clear();
        goTo(hrefOf('circular', { circularId: circularIdOf(violation.id) }));
        return true;
      }}
      onClose={onClose}
    >
      <ContentFields value={draft.value} past={past} onChange={draft.set} />
    </TwoStepDialog>
  );
}

type FieldsProps = {
  readonly value: CircularContent;
  readonly past: boolean;
  readonly onChange: (next: CircularContent) => void;
};

function ContentFields({ value, past, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        label="查明的事实"
        help="由系统发现的情况带入，请核实补充；不写个人信息"
        rows={5}
        limit={2000}
        value={value.facts}
        onChange={(facts) => onChange({ ...value, facts })}
      />
      <TextField
        label="改正要求"
        rows={3}
        limit={1000}
        value={value.demand}
        onChange={(demand) => onChange({ ...value, demand })}
      />
      <TextField
        label="限期改正"
        help={`年-月-日，须在今天之后；带入的是 ${proposedDays} 个工作日`}
        limit={10}
        value={value.rectifyBy}
        error={past ? '限期改正的日期须在今天之后。' : undefined}
        onChange={(rectifyBy) => onChange({ ...value, rectifyBy })}
      />
    </>
  );
}
