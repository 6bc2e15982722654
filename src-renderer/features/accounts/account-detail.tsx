import type { Account, AccountEvent } from '#shared/domain/account/account.ts';
import { accountActLabel, requestKindLabel } from '#shared/domain/account/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { usePendingIds } from '../../data/live.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { type NameOf, useDepartmentName, useOfficerName } from '../../office/use-names.ts';
import { Badge, Facts, Notice, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { AccountFoot } from './account-foot.tsx';
import { credentialText, holdingFacts, lastSignInText, marksOf, rolesText } from './account-words.ts';
import type { Use } from './use-account-use.ts';

type AccountDetailProps = { readonly account: Account; readonly use: Use };

/** One account: whose it is, what waits on it, and everything that was done with it. */
export function AccountDetail({ account, use }: AccountDetailProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(account.id);
  const known = use.uses?.get(account.id);
  return (
    <>
      <ScrollPane label={`${account.name} ${account.login}`}>
        <div className="line line--wrap">
          <h3 className="entry-title">{account.name}</h3>
          {marksOf(account).map(({ tone, text }) => (
            <Badge key={text} tone={tone}>
              {text}
            </Badge>
          ))}
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        {account.request !== null && <RequestSection account={account} departmentName={departmentName} />}
        <Section title="账号">
          <Facts
            facts={[
              ['账号名', account.login],
              ...holdingFacts(account, departmentName),
              ['最近登录', lastSignInText(known)],
              ['口令', credentialText(known)],
            ]}
          />
          {use.problem !== null && (
            <div className="stack">
              <RefusalNotice problem={use.problem} />
              <p className="small soft">最近登录和口令情况只在平台上，连通后可见；其余照常。</p>
            </div>
          )}
        </Section>
        <AccountHistory account={account} departmentName={departmentName} />
      </ScrollPane>
      <AccountFoot account={account} reload={use.reload} />
    </>
  );
}

type PartProps = { readonly account: Account; readonly departmentName: NameOf };

function RequestSection({ account, departmentName }: PartProps) {
  const officerName = useOfficerName();
  const { request } = account;
  if (request === null) return null;
  const { kind, holding, reason, requestedBy, requestedAt } = request;
  return (
    <Section title={`待审批：${requestKindLabel[kind]}`}>
      <Notice tone="amber">由安全管理员审批，申请人自己不能审批。</Notice>
      <Facts
        facts={[
          ['申请人', `${officerName(requestedBy)}　${timeLabel(requestedAt)}`],
          ['理由', reason],
          ...(kind === 'change'
            ? holdingFacts(holding, departmentName).map(([label, value]) => [`${label}改为`, value] as const)
            : []),
        ]}
      />
    </Section>
  );
}

function AccountHistory({ account, departmentName }: PartProps) {
  return (
    <Section title="办理过程">
      <ol className="timeline">
        {account.history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only ever grows at its end.
          <li key={index}>
            <div className="line line--wrap">
              <span className="strong">{accountActLabel[event.act]}</span>
              <span className="small soft">{timeLabel(event.at)}</span>
            </div>
            <div className="small soft">{byText(event, departmentName)}</div>
            {event.holding !== null && (
              <div className="small">
                {event.holding.name} · {departmentName(event.holding.departmentId)} ·{' '}
                {rolesText(event.holding)}
              </div>
            )}
            {event.note !== '' && <div className="text">{event.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

const byText = ({ as, departmentId, officerName }: AccountEvent, departmentName: NameOf): string => {
  if (as === 'platform' || departmentId === null) return officerName;
  const office = as === 'security-admin' ? '安全管理员' : '系统管理员';
  return `${departmentName(departmentId)} ${office} ${officerName}`;
};
