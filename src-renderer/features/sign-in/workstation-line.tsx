import { useEffect, useState } from 'react';
import type { Greeting } from '#shared/contract/courier.ts';
import type { WorkstationInfo } from '#shared/contract/workstation.ts';
import { useBridge } from '../../app/bridge-context.ts';

/** Which workstation and which platform this is, before anybody signs in. */
export function WorkstationLine({ greeting }: { readonly greeting: Greeting | null }) {
  const { services } = useBridge();
  const [info, setInfo] = useState<WorkstationInfo | null>(null);
  useEffect(() => {
    // The line only informs; without an answer the form says what is wrong when it is used.
    services.workstation.info({}).then(setInfo, () => undefined);
  }, [services]);
  if (info === null) return null;
  return (
    <p className="small soft">
      工作站 {info.deviceId.slice(0, 12)}　版本 {info.version}
      <br />
      共享平台 {info.platformAddress}
      {greeting !== null && !greeting.reachable && '（现在连不通）'}
    </p>
  );
}
