import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import { readRefused } from '../../data/reader.ts';
import { handOver } from '../../office/hand-over.ts';
import { problemOf } from '../../office/problem-of.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import type { Problem } from '../../office/use-act.ts';
import { useVault } from '../../office/use-vault.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Notice, Section } from '../../ui/pieces.tsx';
import { takenWords } from './taken-words.ts';

/** Syncing by hand: a package out, the platform's answer in (decision 0016). */
export function ExchangeDialog({ onClose }: { readonly onClose: () => void }) {
  const [told, setTold] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<string>) => {
    setBusy(true);
    setProblem(null);
    setTold(null);
    try {
      setTold(await work());
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title="无网络交换"
      footer={<Button onClick={onClose}>关闭</Button>}
      onCancel={onClose}
      width={640}
    >
      <div className="stack">
        <p className="soft">
          本机长期连不上平台时，把待同步的办理导出为一个加密文件，交大数据主管部门带到平台办理，再把回执带回导入。办理仍以您的名义、按平台收到时的职责核定；以后连通时同一办理不会重复生效。
        </p>
        <PackStep busy={busy} run={run} />
        <AnswerStep busy={busy} run={run} />
        {told !== null && <Notice tone="green">{told}</Notice>}
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}

type StepProps = { readonly busy: boolean; readonly run: (work: () => Promise<string>) => Promise<void> };

function PackStep({ busy, run }: StepProps) {
  const { services } = useBridge();
  const database = useDeskDatabase();
  const { status } = useVault();
  const [pin, setPin] = useState('');
  const hasKey = status?.key != null;
  const pack = async () => {
    const { cursor, answered } = await database.readMeta();
    const refused = (await readRefused(database)).map(({ id }) => id);
    const place = { cursor, answered };
    const { savedTo, acts } = await services.exchange.pack({ pin: hasKey ? pin : null, ...place, refused });
    setPin('');
    return `交换包已保存到 ${savedTo}，含待同步办理 ${acts} 项。`;
  };
  return (
    <Section title="一、导出交换包">
      <div className="line">
        {hasKey && (
          <Input.Password
            aria-label="签名密钥 PIN"
            placeholder="签名密钥 PIN"
            autoComplete="off"
            className="pin-field"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={status === null || (hasKey && !/^\d{6,12}$/u.test(pin))}
          onClick={() => void run(pack)}
        >
          导出交换包
        </Button>
      </div>
      <p className="small soft">
        {hasKey ? '用您的签名密钥签名，并加密给平台。' : '本机没有您的签名密钥，以工作站身份加密给平台。'}
      </p>
    </Section>
  );
}

function AnswerStep({ busy, run }: StepProps) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const take = async (file: File) => {
    const answer = await services.exchange.open({ transferId: await handOver(services.exchange, file) });
    const taken = await engine.takeAnswer(answer);
    return takenWords(taken, answer.at, engine.status.getState().lastSyncAt);
  };
  return (
    <Section title="二、导入回执">
      <ChooseFile
        label="选择回执文件"
        accept=".desk-answer"
        busy={busy}
        onChoose={(file) => void run(() => take(file))}
      />
    </Section>
  );
}
