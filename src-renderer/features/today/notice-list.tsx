import { Button } from 'antd';
import type { ReactNode } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Notice, type NoticeKind, noticeKindLabel } from '#shared/domain/notice/notice.ts';
import { useDeskMemory } from '../../app/desk-memory.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { type ListView, wholeList } from '../../office/list-view.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { useSeek } from '../../office/sought.tsx';
import { useAct } from '../../office/use-act.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';
import { wayToCase, wayToRight } from './notice-ways.ts';

/** As many as an officer can look over; reading one brings up the next. */
const shown = 20;

/** 告知: what this department was told and this officer has not read, the latest first. */
export function NoticeList() {
  const { id, departmentId } = useOfficer();
  const mayRead = [useHasRole('data-officer'), useHasRole('provider-reviewer')].includes(true);
  const notices = useRowsBy('notice', 'departmentId', departmentId);
  const unread = notices?.filter(({ readBy }) => !readBy.includes(id)).sort((a, b) => b.at - a.at) ?? [];
  if (!mayRead || unread.length === 0) return null;
  return (
    <Section title={`未读告知（${unread.length}）`}>
      <ul className="stack--tight">
        {unread.slice(0, shown).map((each) => (
          <NoticeRow key={each.id} notice={each} />
        ))}
      </ul>
    </Section>
  );
}

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const departmentName = useDepartmentName();
  const { act, busy, problem } = useAct();
  const from = notice.fromDepartmentId === null ? '共享平台' : departmentName(notice.fromDepartmentId);
  return (
    <li className="notice notice--amber">
      <div className="line line--wrap">
        <Badge tone="amber">未读</Badge>
        <span className="strong">{noticeKindLabel[notice.kind]}</span>
        <span className="small soft">
          {from}　{timeLabel(notice.at)}
        </span>
        <Told departmentId={notice.departmentId} />
      </div>
      <div className="text">{notice.text}</div>
      <div className="line">
        <Button size="small" loading={busy} onClick={() => void act('notice.read', { noticeId: notice.id })}>
          已阅
        </Button>
        <GrantLink grantId={notice.grantId} />
        <PlaceLink notice={notice} />
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
    </li>
  );
}

/** Whom it is addressed to, with the one who answers for the department (七(一), R010). */
function Told({ departmentId }: { readonly departmentId: string }) {
  const told = useRow('department', departmentId);
  if (!told) return null;
  return (
    <span className="small soft">
      告知：{told.name}（第一责任人 {told.principal}）
    </span>
  );
}

type PlaceProps = { readonly notice: Notice };

const ToCircular = ({ notice: { recordId } }: PlaceProps) => (
  <a href={recordId === undefined ? hrefOf('circulars') : hrefOf('circular', { circularId: recordId })}>
    查看通报
  </a>
);

const ToAssessments = () => <a href={hrefOf('assessments')}>查看考核</a>;

function ToCase({ notice: { caseId } }: PlaceProps) {
  const { roles } = useOfficer();
  const href = wayToCase(caseId, roles);
  return href === null ? null : <a href={href}>查看申请</a>;
}

function ToEntry({ notice: { entryId } }: PlaceProps) {
  if (entryId === null) return null;
  return <a href={hrefOf('entry', { entryId })}>查看目录条目</a>;
}

/** The ledger, narrowed to the channel. */
function ToChannel({ notice: { recordId } }: PlaceProps) {
  const channel = useRow('legacyChannel', recordId ?? null);
  const [, setView] = useDeskMemory<ListView>('channels', wholeList);
  return (
    <a href={hrefOf('channels')} onClick={() => setView({ ...wholeList, words: channel?.name ?? '' })}>
      查看老通道
    </a>
  );
}

function ToDifficulty({ notice: { recordId } }: PlaceProps) {
  const seek = useSeek('difficulties');
  return (
    <a href={hrefOf('difficulties')} onClick={() => recordId !== undefined && seek(recordId)}>
      查看困难说明
    </a>
  );
}

function ToChange({ notice: { recordId } }: PlaceProps) {
  const seek = useSeek('changes');
  return (
    <a href={hrefOf('changes')} onClick={() => recordId !== undefined && seek(recordId)}>
      查看变化事项
    </a>
  );
}

/** Where the record a notice is about is dealt with; those about a right lead there by the right. */
const places: { readonly [K in NoticeKind]?: (props: PlaceProps) => ReactNode } = {
  'circular-issued': ToCircular,
  'circular-verified': ToCircular,
  'suspension-advised': ToAssessments,
  'suspension-withdrawn': ToAssessments,
  'channel-overdue': ToChannel,
  'difficulty-decided': ToDifficulty,
  'catalog-urged': ToChange,
  'answer-extended': ToCase,
  'correction-made': ToEntry,
  'replacement-planned': ToEntry,
  'replacement-done': ToEntry,
};

function PlaceLink({ notice }: PlaceProps) {
  const To = places[notice.kind];
  return To === undefined ? null : <To notice={notice} />;
}

function GrantLink({ grantId }: { readonly grantId: string | null }) {
  const officer = useOfficer();
  const grant = useRow('grant', grantId);
  const href = grant ? wayToRight(grant, officer) : null;
  return href === null ? null : <a href={href}>查看授权</a>;
}
