import { Button, Select } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Guide } from '#shared/domain/guide/guide.ts';
import { guideKindLabel, guideStateLabel, guideTopicLabel } from '#shared/domain/guide/labels.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { hrefOf } from '../../../app/routes.ts';
import { goTo } from '../../../app/use-route.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, Notice } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { GuideText } from './guide-text.tsx';
import { Readings } from './readings.tsx';

type DetailProps = { readonly latest: Guide; readonly editions: readonly Guide[] };

/** A guide: its text as it stands, earlier editions on request, and for its author the next edition. */
export function GuideDetail({ latest, editions }: DetailProps) {
  const departmentName = useDepartmentName();
  const [asked, setAsked] = useState<string | null>(null);
  const shown = editions.find(({ id }) => id === asked) ?? latest;
  const sorted = editions.toSorted((a, b) => b.edition - a.edition);
  return (
    <>
      <ScrollPane label={latest.title}>
        <div className="line line--wrap">
          <h3 className="entry-title">{shown.title}</h3>
          <Badge tone={shown.state === 'current' ? 'green' : 'grey'}>{guideStateLabel[shown.state]}</Badge>
        </div>
        {shown.state === 'withdrawn' && <Notice tone="amber">已撤下：{shown.withdrawnReason}</Notice>}
        {shown.state === 'replaced' && <Notice tone="amber">这是旧版，请以现行版为准。</Notice>}
        <Facts
          facts={[
            ['类别', `${guideTopicLabel[shown.topic]} · ${guideKindLabel[shown.kind]}`],
            [
              '发布',
              `${departmentName(shown.departmentId)} ${shown.officerName}　${timeLabel(shown.publishedAt)}`,
            ],
            ...(shown.clauses.length === 0 ? [] : ([['涉及条款', shown.clauses.join('、')]] as const)),
            ...(shown.governs.length === 0 ? [] : ([['规范的信息项', shown.governs.join('、')]] as const)),
            [
              '版次',
              <Select
                key="edition"
                aria-label="版次"
                size="small"
                value={shown.id}
                options={sorted.map(({ id, edition, changes }) => ({
                  value: id,
                  label: `第 ${edition} 版：${changes}`,
                }))}
                onChange={setAsked}
              />,
            ],
          ]}
        />
        <GuideText text={shown.text} />
        {latest.mustRead && <Readings latest={latest} />}
      </ScrollPane>
      <AuthorFoot latest={latest} />
    </>
  );
}

function AuthorFoot({ latest }: { readonly latest: Guide }) {
  const { departmentId, roles } = useOfficer();
  const [withdrawing, setWithdrawing] = useState(false);
  if (!roles.includes('management-admin') || latest.departmentId !== departmentId) return null;
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => goTo(hrefOf('writeGuide', { guideId: latest.guideId }))}>
        写新的一版
      </Button>
      {latest.state === 'current' && (
        <Button danger onClick={() => setWithdrawing(true)}>
          撤下
        </Button>
      )}
      {withdrawing && <WithdrawDialog latest={latest} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function WithdrawDialog({ latest, onClose }: { readonly latest: Guide; readonly onClose: () => void }) {
  const draft = useDraft(draftKey.guideWithdrawal(latest.guideId), '');
  return (
    <TwoStepDialog
      title="撤下指南"
      confirmText="确认撤下"
      danger
      ready={draft.value.trim() !== ''}
      facts={[
        ['指南', `${latest.title}（第 ${latest.edition} 版）`],
        ['撤下原因', draft.value.trim()],
        ['结果', '标为已撤下，各版仍可查看'],
      ]}
      onConfirm={async (act) => {
        const args = { guideId: latest.guideId, expectedEdition: latest.edition, reason: draft.value };
        const done = await act('guide.withdraw', args);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField label="撤下原因" rows={3} limit={1000} value={draft.value} onChange={draft.set} />
    </TwoStepDialog>
  );
}
