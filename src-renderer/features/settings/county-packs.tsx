import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { CountyPack } from '#shared/domain/county-pack/county-pack.ts';
import { clockStartLabel, matterLabel } from '#shared/domain/policy/labels.ts';
import { countyPacksOf, policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { useRegionName } from '../../office/use-names.ts';
import { Badge } from '../../ui/pieces.tsx';
import { EnterCountyDialog } from './enter-county-dialog.tsx';
import { StopCountyDialog } from './stop-county-dialog.tsx';

/** 县级办法: what counties set for themselves, only stricter; the own county's administrator enters and stops it. */
export function CountyPacks() {
  const today = civilDateOf(useNow());
  const regionName = useRegionName();
  const ownRegion = useOwnCounty();
  const setting = useRow('policySetting', policySettingId);
  const [asking, setAsking] = useState<'enter' | 'stop' | null>(null);
  const standing = countyPacksOf(setting).filter(({ validTo }) => validTo >= today);
  const own = standing.find(({ regionId }) => regionId === ownRegion);
  if (standing.length === 0 && ownRegion === null) return null;
  return (
    <section aria-label="县级办法" className="section stack--tight">
      <div className="line line--apart line--wrap">
        <span className="strong">县级办法</span>
        {ownRegion !== null && (
          <span className="line">
            {own !== undefined && (
              <Button size="small" onClick={() => setAsking('stop')}>
                停用本区域办法
              </Button>
            )}
            <Button size="small" onClick={() => setAsking('enter')}>
              {own === undefined ? '录入本区域办法' : '录入新的一版'}
            </Button>
          </span>
        )}
      </div>
      {standing.length === 0 ? (
        <p className="small soft">各县（市、区）可以自定只更严的时限；本区域还没有录入。</p>
      ) : (
        <Table packs={standing} today={today} regionName={regionName} />
      )}
      <p className="small soft">
        县级办法与上级规定同时计时，以最早到期的为准；约束本区域提供部门和管理部门办理的事项 · 八(一)
      </p>
      {asking === 'enter' && <EnterCountyDialog onClose={() => setAsking(null)} />}
      {asking === 'stop' && own && <StopCountyDialog pack={own} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** The region whose rules this officer may enter; null for the city and for everybody else. */
function useOwnCounty(): string | null {
  const { departmentId, roles } = useOfficer();
  const department = useRow('department', departmentId);
  const region = useRow('region', department?.regionId ?? null);
  const manages = roles.includes('management-admin') && department?.management === true;
  return manages && region !== undefined && region !== null && region.level !== 'city' ? region.id : null;
}

type TableProps = {
  readonly packs: readonly CountyPack[];
  readonly today: string;
  readonly regionName: (id: string) => string;
};

function Table({ packs, today, regionName }: TableProps) {
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">区域</th>
          <th scope="col">办法</th>
          <th scope="col">有效期</th>
          <th scope="col">时限</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id}>
            <th scope="row">{regionName(pack.regionId)}</th>
            <td>
              {pack.name}
              <br />
              <span className="small soft">{pack.source}</span>
            </td>
            <td>
              {longDateLabel(pack.validFrom)}至{longDateLabel(pack.validTo)}
              <br />
              <Badge tone={pack.validFrom <= today ? 'green' : 'blue'}>
                {pack.validFrom <= today ? '施行中' : '将施行'}
              </Badge>
            </td>
            <td>
              <ul>
                {pack.limits.map((limit) => (
                  <li key={limit.matter}>
                    {matterLabel[limit.matter]}：{clockStartLabel[limit.startsAt]} {limit.workingDays}{' '}
                    个工作日 · {limit.clause}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
