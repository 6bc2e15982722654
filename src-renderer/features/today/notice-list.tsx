import { Button } from 'antd';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Notice, type NoticeKind, noticeKindLabel } from '#shared/domain/notice/notice.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { useAct } from '../../office/use-act.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

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
        <PlaceLink kind={notice.kind} />
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

const toCirculars = { name: '查看通报', href: hrefOf('circulars') };
const toAssessments = { name: '查看考核', href: hrefOf('assessments') };

/** Where what the notice is about is dealt with, for those that are about no grant. */
const placeOfKind: { readonly [K in NoticeKind]?: { readonly name: string; readonly href: string } } = {
  'circular-issued': toCirculars,
  'circular-verified': toCirculars,
  'suspension-advised': toAssessments,
  'suspension-withdrawn': toAssessments,
  'channel-overdue': { name: '查看老通道', href: hrefOf('channels') },
};

function PlaceLink({ kind }: { readonly kind: NoticeKind }) {
  const place = placeOfKind[kind];
  return place === undefined ? null : <a href={place.href}>{place.name}</a>;
}

/** To the grant it is about, on whichever side of it this officer stands. */
function GrantLink({ grantId }: { readonly grantId: string | null }) {
  const { departmentId } = useOfficer();
  const grant = useRow('grant', grantId);
  if (!grant) return null;
  const mine = grant.userDepartmentId === departmentId;
  return (
    <a href={mine ? hrefOf('use', { grantId: grant.id }) : hrefOf('supervisedGrant', { grantId: grant.id })}>
      查看授权
    </a>
  );
}
