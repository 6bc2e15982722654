import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';
import { knownPacks } from '#shared/domain/policy/packs.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { usePacks } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { packStanding } from '../../office/pack-standing.ts';
import { useOfficerName } from '../../office/use-names.ts';
import { Badge, Notice, Section } from '../../ui/pieces.tsx';
import { CountyPacks } from './county-packs.tsx';
import { PackLimits } from './pack-limits.tsx';
import { SwitchPackDialog } from './switch-pack-dialog.tsx';
import { useIsCityAdmin } from './use-is-city-admin.ts';

/** 政策包: which texts run, how long they are valid, what limits they set; the city's administrator switches them. */
export function PolicySettings() {
  const packs = usePacks().filter(({ regionId }) => regionId === undefined);
  return (
    <Section title="政策包">
      <div className="stack--tight">
        {packs.map((pack) => (
          <LapseNotice key={pack.id} pack={pack} />
        ))}
        <ul className="stack--tight">
          {knownPacks.map((pack) => (
            <PackLine key={pack.id} pack={pack} on={packs.includes(pack)} />
          ))}
        </ul>
        <LastChange />
        <PackLimits />
        <CountyPacks />
        <p className="small soft">
          启用多个政策包时，各自的时限同时计算，以最早到期的为准；已受理的事项按受理时的政策包办理。
        </p>
      </div>
    </Section>
  );
}

const validityOf = ({ validFrom, validTo }: PolicyPack): string =>
  validTo === null
    ? `${longDateLabel(validFrom)}起施行`
    : `${longDateLabel(validFrom)}至${longDateLabel(validTo)}`;

function LapseNotice({ pack }: { readonly pack: PolicyPack }) {
  const standing = packStanding(pack, civilDateOf(useNow()));
  if (standing === 'valid' || pack.validTo === null) return null;
  const until = longDateLabel(pack.validTo);
  return standing === 'lapsing' ? (
    <Notice tone="amber">
      {pack.source}有效期至{until}，即将届满（八(二)），请留意新文件并更新政策包。
    </Notice>
  ) : (
    <Notice tone="red">
      {pack.source}有效期已于{until}届满（八(二)），不再据此受理新的申请；已受理的事项仍按它办理。
    </Notice>
  );
}

function PackLine({ pack, on }: { readonly pack: PolicyPack; readonly on: boolean }) {
  // What was asked for stays, though the row below the dialog changes as soon as it is confirmed.
  const [asked, setAsked] = useState<boolean | null>(null);
  const mayDecide = useIsCityAdmin();
  return (
    <li className="line line--apart line--wrap">
      <span>
        <span className="strong">{pack.name}</span>（{pack.source}）{' '}
        <span className="small soft">{validityOf(pack)}</span>
      </span>
      <span className="line">
        <Badge tone={on ? 'green' : 'grey'}>{on ? '已启用' : '未启用'}</Badge>
        {mayDecide && (
          <Button
            size="small"
            aria-label={`${on ? '停用' : '启用'}${pack.name}`}
            onClick={() => setAsked(!on)}
          >
            {on ? '停用' : '启用'}
          </Button>
        )}
      </span>
      {asked !== null && <SwitchPackDialog pack={pack} on={asked} onClose={() => setAsked(null)} />}
    </li>
  );
}

/** Who last switched what, and why. */
function LastChange() {
  const setting = useRow('policySetting', policySettingId);
  const officerName = useOfficerName();
  const last = setting?.changes.at(-1);
  if (last === undefined) return null;
  const pack = knownPacks.find(({ id }) => id === last.pack);
  return (
    <p className="small soft">
      最近变更：{timeLabel(last.at)} {officerName(last.officerId)} {last.on ? '启用' : '停用'}
      {pack?.source ?? last.pack}，理由：{last.reason}
    </p>
  );
}
