import { Select } from 'antd';
import { useState } from 'react';
import type { CorrectionReport } from '#shared/domain/correction/correction.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow, useRowsBy } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { ReportForm } from './parts/report-form.tsx';

/** 反馈疑义或错误: on one granted resource, straight to its provider. */
export function ReportPage({ grantId }: { readonly grantId: string }) {
  const { departmentId } = useOfficer();
  const grants = useRowsBy('grant', 'userDepartmentId', departmentId);
  const grant = grants?.find(({ id }) => id === grantId);
  return (
    <Page title="反馈疑义或错误" note="直接送提供部门，5 个工作日内校核更正 · 五(五)">
      {grants === undefined && <Loading />}
      {grants !== undefined && grant === undefined && (
        <Blank title="找不到该授权">可能尚未同步到本机。</Blank>
      )}
      {grants !== undefined && grant !== undefined && (
        <div className="stack block--narrow">
          <Field label="资源">
            {(bind) => (
              <Select
                {...bind}
                className="wide"
                value={grant.id}
                options={grants.map((each) => ({ value: each.id, label: labelOf(each) }))}
                onChange={(id: string) => goTo(hrefOf('reportCorrection', { grantId: id }))}
              />
            )}
          </Field>
          <Report key={grant.id} grant={grant} />
        </div>
      )}
    </Page>
  );
}

const labelOf = ({ entryName, purpose }: Grant): string => `${entryName}（${purpose}）`;

const empty: CorrectionReport = { kind: 'doubt', itemIds: [], locator: '', wrong: '', evidence: '' };

function Report({ grant }: { readonly grant: Grant }) {
  const entry = useRow('catalogEntry', grant.entryId);
  const draft = useDraft(draftKey.correctionReport(grant.id), empty);
  const acting = useAct();
  // One report keeps one id, however often it is tried.
  const [correctionId] = useState(() => crypto.randomUUID());
  if (entry === undefined || !draft.loaded) return <Loading />;
  if (entry === null) return <Blank title="找不到该资源">可能尚未同步到本机。</Blank>;
  const send = async () => {
    const args = { correctionId, grantId: grant.id, report: draft.value };
    if (!(await acting.act('correction.report', args))) return;
    draft.clear();
    goTo(hrefOf('correction', { correctionId }));
  };
  const items = entry.items.filter(({ id }) => grant.itemIds.includes(id));
  return (
    <ReportForm
      items={items}
      entry={entry}
      draft={draft.value}
      onChange={draft.set}
      acting={acting}
      onConfirm={() => void send()}
    />
  );
}
