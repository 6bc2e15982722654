import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Account } from '#shared/domain/account/account.ts';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useTable } from '../../data/live.ts';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { clearable } from '../../ui/clearable.tsx';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { AccountDetail } from './account-detail.tsx';
import { inOrder, marksOf, rolesText } from './account-words.ts';
import { OpenDialog } from './open-dialog.tsx';
import { useAccountUse } from './use-account-use.ts';

const rowHeight = 74;

/** 账号管理: every account of the area, what waits on it, and its record from opening to closing (五(四)3). */
export function AccountsPage({ accountId }: { readonly accountId: string | null }) {
  const accounts = useTable('account');
  const departmentName = useDepartmentName();
  const [wanted, setWanted] = useState('');
  const ordered = useMemo(() => inOrder(accounts ?? []), [accounts]);
  const shown = ordered.filter((each) => isWanted(each, wanted.trim(), departmentName));
  const chosen = shown.find(({ id }) => id === accountId) ?? shown[0];
  const use = useAccountUse(accounts?.reduce((sum, { version }) => sum + version, 0) ?? 0);
  return (
    <Page title="账号管理" note="开户、变更、停用、销户都要写明理由并留痕 · 五(四)3" panes tools={<Tools />}>
      {accounts === undefined && <Loading />}
      {accounts?.length === 0 && <Blank title="没有账号">申请开户、经安全管理员审批的账号列在这里。</Blank>}
      {accounts !== undefined && accounts.length > 0 && (
        <div className="panes">
          <div className="pane">
            <div className="pane__count stack--tight">
              <Input
                aria-label="查找账号"
                placeholder="姓名、账号名或部门"
                allowClear={clearable}
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
              />
              <Summary accounts={accounts} />
            </div>
            <RowList
              label="账号列表"
              rows={shown}
              asked={wanted}
              rowHeight={rowHeight}
              selectedId={chosen?.id ?? null}
              onSelect={(id) => showAt(hrefOf('account', { accountId: id }))}
            >
              {(row) => <AccountRow account={row} departmentName={departmentName} />}
            </RowList>
          </div>
          <div className="pane">
            {chosen === undefined ? (
              <Blank title="没有符合的账号">换一个姓名、账号名或部门再查。</Blank>
            ) : (
              <AccountDetail key={chosen.id} account={chosen} use={use} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

const isWanted = (account: Account, wanted: string, departmentName: NameOf): boolean =>
  wanted === '' ||
  [account.name, account.login, departmentName(account.departmentId)].some((text) =>
    text.toLowerCase().includes(wanted.toLowerCase()),
  );

function Tools() {
  const mayAsk = useHasRole('system-admin');
  const [opening, setOpening] = useState(false);
  if (!mayAsk) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpening(true)}>
        申请开户
      </Button>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </>
  );
}

function Summary({ accounts }: { readonly accounts: readonly Account[] }) {
  const count = (is: (account: Account) => boolean) => accounts.filter(is).length;
  return (
    <p className="small soft">
      在用 {count(({ state }) => state === 'active')}，停用 {count(({ state }) => state === 'suspended')}
      ，待审批 {count(({ request }) => request !== null)}，共 {accounts.length}
    </p>
  );
}

type AccountRowProps = { readonly account: Account; readonly departmentName: NameOf };

function AccountRow({ account, departmentName }: AccountRowProps) {
  const pending = usePendingIds().has(account.id);
  return (
    <>
      <div className="line line--apart">
        <span className="cut">
          <span className="strong">{account.name}</span>
          <span className="soft">　{account.login}</span>
        </span>
        <span className="line">
          {marksOf(account).map(({ tone, text }) => (
            <Badge key={text} tone={tone}>
              {text}
            </Badge>
          ))}
          {pending && <Badge tone="amber">待同步</Badge>}
        </span>
      </div>
      <div className="small soft cut">{departmentName(account.departmentId)}</div>
      <div className="small soft cut">{rolesText(account)}</div>
    </>
  );
}
