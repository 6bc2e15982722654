import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Account } from '#shared/domain/account/account.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { IssuePasswordReply } from '#shared/protocol/accounts.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Facts, Notice } from '../../ui/pieces.tsx';

type IssueDialogProps = { readonly account: Account; readonly onClose: () => void };

/** 签发一次性口令: the platform makes it, this window shows it once and keeps it nowhere. */
export function IssueDialog({ account, onClose }: IssueDialogProps) {
  const { services } = useBridge();
  const departmentName = useDepartmentName();
  const [issued, setIssued] = useState<IssuePasswordReply | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const issue = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const on = { accountId: account.id, expectedVersion: account.version };
      setIssued(await services.accounts.issuePassword(on));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (issued !== null) return <Shown issued={issued} name={account.name} onClose={onClose} />;
  return (
    <ConfirmRecord
      title="签发一次性口令"
      confirmText="确认签发"
      facts={[
        ['账号名', account.login],
        ['姓名', account.name],
        ['部门', departmentName(account.departmentId)],
        ['记入', '由您在此时签发，记入账号的办理过程和平台台账；口令本身不记'],
        ['结果', '口令只显示这一次，7 天内有效，只能用来设新口令；原有口令作废，登录结束'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void issue()}
      onCancel={onClose}
    />
  );
}

type ShownProps = {
  readonly issued: IssuePasswordReply;
  readonly name: string;
  readonly onClose: () => void;
};

function Shown({ issued, name, onClose }: ShownProps) {
  const { login, password, until } = issued;
  return (
    <Modal
      open
      title="一次性口令（只显示这一次）"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={560}
      footer={
        <Button type="primary" onClick={onClose}>
          已交给本人，关闭
        </Button>
      }
    >
      <div className="stack">
        <Facts
          facts={[
            ['账号名', login],
            ['姓名', name],
            [
              '一次性口令',
              <strong key="password" className="mono one-time">
                {password}
              </strong>,
            ],
            ['有效期至', timeLabel(until)],
          ]}
        />
        <Notice tone="amber">
          请当面或用密封的纸交给本人，不要用聊天软件发送。关闭后谁也看不到它；没有记下的，申请重置口令。
        </Notice>
      </div>
    </Modal>
  );
}
