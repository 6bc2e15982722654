import { useEffect, useState } from 'react';
import type { WorkstationInfo } from '#shared/contract/workstation.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Facts, Section } from '../../ui/pieces.tsx';
import { AccountSettings } from './account-settings.tsx';
import { CalendarSettings } from './calendar-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { LinkSettings } from './link-settings.tsx';
import { LockSettings } from './lock-settings.tsx';
import { PolicySettings } from './policy-settings.tsx';
import { StorageSettings } from './storage-settings.tsx';

/** 设置: who, which workstation, key, calendar and policy pack, link, storage. */
export function SettingsPage() {
  const { services } = useBridge();
  const [info, setInfo] = useState<WorkstationInfo | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    services.workstation.info({}).then(setInfo, (error: unknown) => setProblem(faultOf(error)));
  }, [services]);
  return (
    <Page title="设置">
      <div className="block block--narrow">
        <AccountSettings />
        <KeySettings />
        <PolicySettings />
        <CalendarSettings />
        {problem !== null && <RefusalNotice problem={problem} />}
        <LinkSettings platformAddress={info?.platformAddress ?? '—'} own={info?.ownPlatform ?? false} />
        {info !== null && <Workstation info={info} />}
        <LockSettings
          keyProtection={info?.keyProtection ?? null}
          locksWithScreen={info?.locksWithScreen ?? false}
        />
        <StorageSettings freeBytes={info?.freeBytes ?? null} />
      </div>
    </Page>
  );
}

const doorLabel = { electron: '桌面窗口', chromium: '浏览器窗口', none: '无窗口' } as const;

function Workstation({ info }: { readonly info: WorkstationInfo }) {
  return (
    <Section title="工作站">
      <Facts
        facts={[
          ['版本', info.version],
          ['窗口', doorLabel[info.door]],
          ['工作站编号', info.deviceId],
          ['数据文件夹', info.dataFolder],
          ['文档文件夹', info.documentsFolder],
        ]}
      />
    </Section>
  );
}
