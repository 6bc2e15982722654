import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { handOver } from '../../office/hand-over.ts';
import { problemOf } from '../../office/problem-of.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import type { Problem } from '../../office/use-act.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Page } from '../../ui/page.tsx';
import { Facts, Section } from '../../ui/pieces.tsx';

type Carried = {
  readonly savedTo: string;
  readonly officerName: string;
  readonly departmentName: string;
  readonly madeAt: number;
  readonly applied: number;
  readonly refused: number;
};

/** 交换包办理: the bureau hands a department's package to the platform and gets the answer to carry back. */
export function CarryPage() {
  const { services } = useBridge();
  const [carried, setCarried] = useState<readonly Carried[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const carry = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      const transferId = await handOver(services.exchange, file);
      const answer = await services.exchange.carry({ transferId });
      setCarried((before) => [answer, ...before]);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title="交换包办理">
      <div className="stack block--narrow">
        <p>
          没有网络的部门带来的交换包在这里交平台办理。办理以作者的名义、按其现在的职责核定，您是谁、何时带来另记一条日志；您看不到包内的内容。同一个包可以重复办理，不会重复生效。
        </p>
        <div className="line">
          <ChooseFile
            label="选择交换包"
            accept=".desk-package"
            primary
            busy={busy}
            onChoose={(file) => void carry(file)}
          />
        </div>
        {problem !== null && <RefusalNotice problem={problem} />}
        {carried.map((each) => (
          <Section key={each.savedTo} title={`${each.departmentName} ${each.officerName}`}>
            <Facts
              facts={[
                ['导出于', timeLabel(each.madeAt)],
                ['受理', `${each.applied} 项`],
                ['退回', `${each.refused} 项，理由写在回执里`],
                ['回执', each.savedTo],
                ['下一步', '把回执文件带回该部门的工作站，在“待同步 → 无网络交换”中导入。'],
              ]}
            />
          </Section>
        ))}
      </div>
    </Page>
  );
}
