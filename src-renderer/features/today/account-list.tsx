import { requestKindLabel } from '#shared/domain/account/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useTable } from '../../data/live.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** Requests that wait for the security administrator, one-time passwords that wait for the system administrator (R063). */
export function AccountList() {
  const { id, roles } = useOfficer();
  const departmentName = useDepartmentName();
  const accounts = useTable('account') ?? [];
  const decides = roles.includes('security-admin');
  const issues = roles.includes('system-admin');
  const waiting = accounts.flatMap((account) => {
    const { request, issuable, state } = account;
    if (account.id === id) return [];
    if (decides && request !== null && request.requestedBy !== id)
      return [{ account, duty: `审批${requestKindLabel[request.kind]}`, since: request.requestedAt }];
    if (issues && issuable && state === 'active')
      return [{ account, duty: '签发一次性口令', since: account.history.at(-1)?.at ?? 0 }];
    return [];
  });
  if (waiting.length === 0) return null;
  return (
    <Section title={`账号（${waiting.length}）`}>
      <div className="todo-group">
        <ul>
          {waiting
            .toSorted((a, b) => a.since - b.since)
            .map(({ account, duty, since }) => (
              <li key={account.id}>
                <a href={hrefOf('account', { accountId: account.id })}>
                  <Badge tone="blue">{duty}</Badge>
                  <span className="cut strong grow">{account.name}</span>
                  <span className="cut soft">{departmentName(account.departmentId)}</span>
                  <span className="small soft">{timeLabel(since)}</span>
                </a>
              </li>
            ))}
        </ul>
      </div>
    </Section>
  );
}
