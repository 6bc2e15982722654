import { Select } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { useSession } from '../../app/session-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Facts, Section } from '../../ui/pieces.tsx';

const choices = [5, 10, 15].map((minutes) => ({ value: minutes, label: `${minutes} 分钟` }));

type LockSettingsProps = {
  /** Null until main has answered. */
  readonly keyProtection: string | null;
  readonly locksWithScreen: boolean;
};

/** 锁定与保护: when the desk locks itself, and what stands between a stolen disk and the data. */
export function LockSettings({ keyProtection, locksWithScreen }: LockSettingsProps) {
  const { services } = useBridge();
  const minutes = useSession()?.lockAfterMinutes ?? null;
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (next: number) =>
    services.session.lockAfter({ minutes: next }).then(
      () => setProblem(null),
      (error: unknown) => setProblem(faultOf(error)),
    );
  const choose = (
    <Select
      key="minutes"
      aria-label="无操作后锁定"
      options={choices}
      value={minutes}
      onChange={(next: number) => void change(next)}
    />
  );
  return (
    <Section title="锁定与保护">
      {problem !== null && <RefusalNotice problem={problem} />}
      <Facts
        facts={[
          ['无操作后锁定', choose],
          [
            '锁屏、休眠时',
            locksWithScreen ? '同时锁定工作台' : '本运行方式收不到系统通知，只按无操作时间锁定',
          ],
          ['离线办理期限', '7 天，每次同步自动续期；逾期锁定，未同步的办理保留'],
          ['本机数据', '涉及人员和事项的内容加密存放（SM4），目录原样存放；锁定时销毁内存中的密钥'],
          ['密钥保护', keyProtection ?? '—'],
        ]}
      />
    </Section>
  );
}
