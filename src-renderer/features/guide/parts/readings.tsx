import { Button } from 'antd';
import { useMemo } from 'react';
import { oversees } from '#shared/domain/access/audience.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Guide } from '#shared/domain/guide/guide.ts';
import { isToBeRead } from '#shared/domain/guide/reading.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useRowsBy } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';
import { ReadingRollTable } from './reading-roll.tsx';

/** 阅读确认: one's own, and for those who oversee who has read the edition in force and who has not. */
export function Readings({ latest }: { readonly latest: Guide }) {
  const { id: officerId, roles } = useOfficer();
  const { act, busy, problem } = useAct();
  const rows = useRowsBy('guideReading', 'guideId', latest.guideId);
  const readings = useMemo(() => rows?.filter(({ editionId }) => editionId === latest.id), [rows, latest.id]);
  if (readings === undefined) return null;
  const own = readings.find((each) => each.officerId === officerId);
  return (
    <Section title="阅读确认">
      {isToBeRead(latest, readings, officerId) && (
        <div className="line line--wrap">
          <Button
            type="primary"
            loading={busy}
            onClick={() => void act('guide.confirm-reading', { editionId: latest.id })}
          >
            我已阅读
          </Button>
          <span className="small soft">这一版须确认阅读，确认记在您名下</span>
        </div>
      )}
      {own !== undefined && (
        <p>
          <Badge tone="green">已确认</Badge> {timeLabel(own.at)} 您确认已阅读这一版。
        </p>
      )}
      {problem !== null && <RefusalNotice problem={problem} />}
      {oversees({ roles: [...roles] }) && <ReadingRollTable latest={latest} readings={readings} />}
      <ClauseLine clause="五(八)" />
    </Section>
  );
}
