import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { headOpinionIdOf } from '#shared/domain/sharing/head-opinion.ts';
import { isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Notice } from '../../ui/pieces.tsx';
import { ApplicationForm } from './application-form.tsx';

/** 补正: the same form with what was written, beside the opinion it was returned with. */
export function SupplementPage({ caseId }: { readonly caseId: string }) {
  const subject = useRow('sharingCase', caseId);
  const entry = useRow('catalogEntry', subject?.entryId ?? null);
  const back = <a href={hrefOf('case', { caseId })}>返回事项</a>;
  return (
    <Page title="补正申请" note={subject?.entryName ?? ''} tools={back}>
      {subject === undefined && <Loading />}
      {subject === null && <Blank title="找不到该事项">可能尚未同步到本机。</Blank>}
      {subject && !isPossible(subject, 'resubmit') && (
        <Blank title="该事项现在不需要补正">办理进度见“我的申请”。</Blank>
      )}
      {subject && entry && isPossible(subject, 'resubmit') && <Supplement subject={subject} entry={entry} />}
    </Page>
  );
}

type SupplementProps = { readonly subject: SharingCase; readonly entry: CatalogEntry };

function Supplement({ subject, entry }: SupplementProps) {
  const draft = useDraft(draftKey.supplement(subject.id), subject.application);
  const acting = useAct();
  const returned = subject.history.findLast(({ act }) => act === 'return' || act === 'decline');
  const said = useRow('headOpinion', headOpinionIdOf(subject.id))?.opinions.at(-1)?.text;
  const wanting = returned?.act === 'decline' ? said : returned?.note;
  const resubmit = async () => {
    const args = { caseId: subject.id, expectedVersion: subject.version, application: draft.value };
    if (!(await acting.act('case.resubmit', args))) return;
    draft.clear();
    goTo(hrefOf('case', { caseId: subject.id }));
  };
  if (!draft.loaded) return <Loading />;
  return (
    <div className="stack">
      <Notice tone="amber">
        <div className="strong">{returned?.act === 'decline' ? '负责人要求修改' : '需要补正'}</div>
        <div className="text">{wanting ?? ''}</div>
      </Notice>
      <ApplicationForm
        entry={entry}
        draft={draft.value}
        onChange={draft.set}
        confirmText="重新提交"
        acting={acting}
        onConfirm={() => void resubmit()}
      />
    </div>
  );
}
