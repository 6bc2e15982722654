import { Button } from 'antd';
import { useState } from 'react';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import { answerCanBeExtended } from '#shared/domain/sharing/extend.ts';
import { headsFor } from '#shared/domain/sharing/head-consent.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useCalendar } from '../../../app/office-rules.tsx';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { useRowsBy } from '../../../data/live.ts';
import { AskExtensionButton } from '../../../office/extension-fields.tsx';
import { Badge } from '../../../ui/pieces.tsx';
import { AgreeDialog } from './agree-dialog.tsx';
import { AskExtensionDialog } from './extension-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';

type PanelProps = { readonly subject: SharingCase; readonly onDecided: () => void };

/** 答复 of the provider: consent with conditions, or a refusal with its basis. */
export function AnswerPanel({ subject, onDecided }: PanelProps) {
  const [open, setOpen] = useState<'agree' | 'refuse' | 'extend' | null>(null);
  const national = runsUnder809(subject);
  const prepared = subject.state === 'answer-prepared';
  const alone = useHasNoOtherHead(subject);
  const time = { now: useNow(), calendar: useCalendar() };
  const over = answerCanBeExtended(subject, time) ? null : 'extension.limit-over';
  const close = () => setOpen(null);
  const done = () => {
    close();
    onDecided();
  };
  return (
    <div className="pane__foot">
      <Button type={prepared ? 'default' : 'primary'} onClick={() => setOpen('agree')}>
        同意
      </Button>
      <Button danger onClick={() => setOpen('refuse')}>
        不予提供
      </Button>
      {national && subject.extension === null && (
        <AskExtensionButton over={over} onClick={() => setOpen('extend')}>
          申请延长答复
        </AskExtensionButton>
      )}
      {national && alone && <Badge tone="amber">本部门没有其他负责人可以同意您拟制的答复</Badge>}
      <span className="small soft">
        {prepared && '答复已拟，重新拟制的代替原来的　'}
        {national && '答复先送本部门负责人同意 · 条例第20条　'}答复须在转至后 5 个工作日内作出 · 五(三)2
      </span>
      {open === 'extend' && <AskExtensionDialog subject={subject} onClose={close} />}
      {open === 'agree' && <AgreeDialog subject={subject} onClose={close} onDone={done} />}
      {open === 'refuse' && <RefuseDialog subject={subject} onClose={close} onDone={done} />}
    </div>
  );
}

/** Said before the answer is written: nobody is the second person for their own paper (条例第20条). */
function useHasNoOtherHead(subject: SharingCase): boolean {
  const { id } = useOfficer();
  const officers = useRowsBy('officer', 'departmentId', subject.providerId);
  const asked = { act: 'consent-answer', departmentId: subject.providerId } as const;
  return officers !== undefined && headsFor(subject, asked, officers).every((head) => head.id === id);
}
