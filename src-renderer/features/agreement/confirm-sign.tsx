import type { Agreement, Party } from '#shared/domain/agreement/agreement.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRow } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { faultOf, type Problem, useAct } from '../../office/use-act.ts';

type ConfirmSignProps = {
  readonly agreement: Agreement;
  readonly side: Party;
  readonly keyId: string;
  readonly pin: string;
  readonly onClose: () => void;
  /** The key did not open: the dialog closes, so that the same wrong PIN is not tried twice. */
  readonly onVaultFault: (problem: Problem) => void;
};

const sideLabel = { user: '使用部门', provider: '提供部门' } as const;

/** Shows exactly what the signature will stand for, then signs and records it. */
export function ConfirmSign({ agreement, side, keyId, pin, onClose, onVaultFault }: ConfirmSignProps) {
  const officer = useOfficer();
  const { services } = useBridge();
  const { act, busy, problem } = useAct();
  const demonstration = useRow('signingKey', keyId)?.demonstration ?? true;
  const { caseId, digest, document: text } = agreement;
  const sign = async () => {
    try {
      const signed = await services.vault.signAgreement({ pin, document: text, party: side });
      if (await act('agreement.sign', { caseId, party: side, ...signed })) onClose();
    } catch (error) {
      onVaultFault(faultOf(error));
    }
  };
  return (
    <ConfirmRecord
      title="确认签署"
      confirmText="确认签署"
      facts={[
        ['文件', `${text.title}（第 ${text.version} 版）`],
        ['资源', `${text.entryName}（${text.entryCode}）`],
        ['签署方', `${sideLabel[side]} ${side === 'user' ? text.userDepartment : text.providerDepartment}`],
        ['签署人', officer.name],
        [
          '正文摘要',
          <span key="digest" className="mono small">
            SM3 {digest}
          </span>,
        ],
        ['签名密钥', demonstration ? `${keyId}（演示密钥，不具法律效力）` : keyId],
        ['效果', side === 'user' ? '本方签署完成，等待提供部门签署' : '双方签齐，协议生效，授权即时开始'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void sign()}
      onCancel={onClose}
    />
  );
}
