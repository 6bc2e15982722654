import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Found } from '#shared/evidence/check-signed-file.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useNow } from '../../app/use-now.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { type CheckedChoice, checkChosen } from './check-chosen.ts';
import { Verdict } from './verdict.tsx';

type Shown = CheckedChoice & { readonly file: File };

/** 核验签名文件: an agreement, a certificate, signed data or an exported ledger as a file, link or no link. */
export function VerifyFile() {
  const { services } = useBridge();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async (file: File, content: File | null) => {
    setBusy(true);
    setShown(null);
    setProblem(null);
    try {
      setShown({ ...(await checkChosen({ file, content }, services, now)), file });
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="block block--narrow">
      <Section title="核验签名文件">
        <div className="stack">
          <p className="small soft">
            别的部门交来的协议、凭证签名证据（evidence.json）、GM/T 0010 签名文件（.p7）或导出的台账。PDF、OFD
            和纸质凭证请用上面的核验码。
          </p>
          <div className="line line--wrap">
            <ChooseFile
              label="选择签名文件"
              accept=".json,.jsonl,.p7,.p7s,.p7m,.p7b"
              busy={busy}
              onChoose={(file) => void check(file, null)}
            />
            {shown?.found?.needsContent === true && (
              <ChooseFile
                label="选择所签内容"
                accept="*"
                busy={busy}
                onChoose={(content) => void check(shown.file, content)}
              />
            )}
          </div>
          {problem !== null && <RefusalNotice problem={problem} />}
          {shown !== null && <CheckedFile shown={shown} />}
        </div>
      </Section>
    </div>
  );
}

const toneOf = { holds: 'green', falls: 'red', unvouched: 'amber' } as const satisfies Record<
  Found['outcome'],
  string
>;

function CheckedFile({ shown: { file, found, fetchedAt, registered } }: { readonly shown: Shown }) {
  if (found === null)
    return (
      <Notice tone="red" urgent>
        {file.name} 不是本程序能核对的协议、凭证、签名文件或台账。
      </Notice>
    );
  const rested: Found['facts'] =
    fetchedAt === null ? [] : [['所据清单', `${timeLabel(fetchedAt)} 自平台取得，在本机核对`]];
  return (
    <div className="stack" data-testid="checked-file" data-outcome={found.outcome}>
      <Notice tone={toneOf[found.outcome]} urgent>
        <div className="strong">
          {file.name}：{found.title}
        </div>
        {found.note !== null && <div className="small">{found.note}</div>}
      </Notice>
      {found.demonstration && <Notice tone="amber">演示密钥，不具法律效力。</Notice>}
      <Facts facts={[...found.facts, ...rested]} />
      {registered !== null && <Verdict verified={registered} />}
    </div>
  );
}
