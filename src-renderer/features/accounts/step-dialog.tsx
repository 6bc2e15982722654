import type { Account } from '#shared/domain/account/account.ts';
import { requestKindLabel } from '#shared/domain/account/labels.ts';
import { useDraft } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import type { Fact } from '../../ui/pieces.tsx';
import { holdingFacts } from './account-words.ts';

export type StepName =
  | 'account.approve'
  | 'account.reject'
  | 'account.reset'
  | 'account.suspend'
  | 'account.resume'
  | 'account.close';

type Words = {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly effect: (account: Account) => string;
};

const approvalEffect = ({ request }: Account): string => {
  if (request?.kind === 'open') return '账号启用；系统管理员签发一次性口令后，本人即可登录。';
  if (request?.kind === 'reset')
    return '系统管理员可以签发一次新的一次性口令；签发之时原口令作废，登录结束。';
  return '变更立即生效，此人在各处的登录随之结束，重新登录后按新的部门和职责办理。';
};

const words: Readonly<Record<StepName, Words>> = {
  'account.approve': { title: '同意申请', confirm: '确认同意', effect: approvalEffect },
  'account.reject': {
    title: '不同意申请',
    confirm: '确认不同意',
    danger: true,
    effect: ({ state }) => (state === 'requested' ? '不开户；要再开须重新申请。' : '账号照旧，不作改动。'),
  },
  'account.reset': {
    title: '申请重置口令',
    confirm: '确认申请',
    effect: () => '送安全管理员审批；同意后才能签发新的一次性口令，在此之前原口令照用。',
  },
  'account.suspend': {
    title: '停用账号',
    confirm: '确认停用',
    danger: true,
    effect: () =>
      '各处的登录立即结束，不能再登录和同步；工作站上的数据和待同步的办理都保留，恢复后照常。此前不联系平台的，最多还可离线打开 7 天。',
  },
  'account.resume': {
    title: '恢复账号',
    confirm: '确认恢复',
    effect: () => '可以用原口令重新登录，待同步的办理照常送出。',
  },
  'account.close': {
    title: '销户',
    confirm: '确认销户',
    danger: true,
    effect: () =>
      '不能恢复，账号名不再给别人用。此人的工作站下次联系平台时先销毁密钥、再清除其数据，没有同步的办理不再送出；以往的办理记录都保留。',
  },
};

type StepDialogProps = {
  readonly account: Account;
  readonly name: StepName;
  readonly onClose: () => void;
};

/** One step with its reason, and exactly what will be recorded. */
export function StepDialog({ account, name, onClose }: StepDialogProps) {
  const departmentName = useDepartmentName();
  const reason = useDraft(draftKey.accountStep(name, account.id), '');
  const { title, confirm, danger = false, effect } = words[name];
  const approves = name === 'account.approve';
  const asked = account.request;
  const subject: readonly Fact[] =
    asked !== null && (approves || name === 'account.reject')
      ? [
          ['申请', requestKindLabel[asked.kind]],
          ['账号名', account.login],
          ...holdingFacts(asked.holding, departmentName),
        ]
      : [['账号名', account.login], ...holdingFacts(account, departmentName)];
  const given = reason.value.trim();
  return (
    <TwoStepDialog
      title={`${title}：${account.name}`}
      confirmText={confirm}
      danger={danger}
      ready={approves || given !== ''}
      facts={[...subject, ['结果', effect(account)], [approves ? '意见' : '理由', given]]}
      onConfirm={async (act) => {
        const on = { accountId: account.id, expectedVersion: account.version };
        const done = await (name === 'account.approve'
          ? act(name, { ...on, note: given })
          : act(name, { ...on, reason: given }));
        if (done) reason.clear();
        return done;
      }}
      onClose={onClose}
    >
      <p>{effect(account)}</p>
      <TextField
        label={approves ? '意见' : '理由'}
        help={approves ? '可不填' : '记入账号的办理过程，不写与办理无关的个人情况'}
        rows={3}
        limit={500}
        value={reason.value}
        onChange={reason.set}
      />
      <ClauseLine clause="五(四)3" />
    </TwoStepDialog>
  );
}
