import { useEffect, useState } from 'react';
import type { LinkStatus } from '#shared/contract/courier.ts';
import type { WorkstationInfo } from '#shared/contract/workstation.ts';
import { useBridge } from '../../app/bridge-context.ts';

/** Which workstation and which platform this is, before anybody signs in. */
export function WorkstationLine() {
  const { services, on } = useBridge();
  const [info, setInfo] = useState<WorkstationInfo | null>(null);
  const [link, setLink] = useState<LinkStatus | null>(null);
  useEffect(() => {
    // The line only informs; without an answer the form below it says what is wrong when it is used.
    services.workstation.info({}).then(setInfo, () => undefined);
    services.courier.link({}).then(setLink, () => undefined);
    return on('courier', 'link', setLink);
  }, [services, on]);
  if (info === null) return null;
  return (
    <p className="small soft">
      工作站 {info.deviceId.slice(0, 12)}　版本 {info.version}
      <br />
      共享平台 {info.platformAddress}
      {link !== null && !link.reachable && link.lastContactAt !== null && '（现在连不通）'}
    </p>
  );
}
