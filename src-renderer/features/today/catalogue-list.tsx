import { useMemo } from 'react';
import { type DraftState, draftStatesOf } from '#shared/domain/cataloguing/entry-draft.ts';
import { bindingClock } from '#shared/domain/clock/clock.ts';
import { warningAt, warningLabel } from '#shared/domain/clock/warnings.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { usePendingIds, useRowsBy, useRowsByAny, useTable } from '../../data/live.ts';
import { type CatalogueDuty, catalogueDuties } from '../../office/catalogue-duty.ts';
import { BindingClockTag } from '../../office/clock-tag.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { usePlaces } from '../../office/use-places.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

const kindLabel: Readonly<Record<CatalogueDuty['kind'], string>> = {
  update: '更新目录',
  audit: '受理报备',
  'decide-extension': '决定延长更新',
  'take-removal': '收到停用报备',
  consent: '牵头部门意见',
  convert: '电子化改造超期',
  'accept-risk': '脱敏未达标，待说明理由',
  'decide-difficulty': '决定困难说明',
  'share-after-all': '困难说明期限已过',
};

const placeOf = ({ kind, id }: CatalogueDuty): string => {
  if (kind === 'update' || kind === 'decide-extension') return hrefOf('changes');
  if (kind === 'accept-risk') return hrefOf('maskEntry', { entryId: id });
  if (kind === 'convert') return hrefOf('conversions');
  const ofEntry = kind === 'audit' || kind === 'take-removal' || kind === 'consent';
  return ofEntry ? hrefOf('publishingEntry', { entryId: id }) : hrefOf('difficulties');
};

/** As many as an officer can look over; 编目发布 holds the rest. */
const shown = 20;

/** What keeping the catalogue asks of this officer, the soonest deadline first (R015, R025, R026). */
export function CatalogueList() {
  const duties = useCatalogueDuties();
  if (duties.length === 0) return null;
  return (
    <Section title={`目录（${duties.length}）`}>
      <div className="todo-group">
        <ul>
          {duties.slice(0, shown).map((each) => (
            <DutyRow key={`${each.kind} ${each.id}`} duty={each} />
          ))}
        </ul>
        {duties.length > shown && <p className="small soft">另有 {duties.length - shown} 件，见编目发布。</p>}
      </div>
    </Section>
  );
}

/** A filing is taken, and a lead is asked, in these states. */
const draftsInTurn: readonly DraftState[] = [...draftStatesOf.decide, ...draftStatesOf.consent];

function useCatalogueDuties(): readonly CatalogueDuty[] {
  const officer = useOfficer();
  const places = usePlaces();
  const triggers = useRowsBy('changeTrigger', 'state', 'open');
  const drafts = useRowsByAny('entryDraft', 'state', draftsInTurn);
  const difficulties = useTable('difficulty');
  const conversions = useRowsBy('conversionPlan', 'providerId', officer.departmentId);
  const maskings = useRowsBy('entryMasking', 'providerId', officer.departmentId);
  const now = useNow();
  const calendar = useCalendar();
  return useMemo(() => {
    if (!places || !triggers || !drafts || !difficulties || !conversions || !maskings) return [];
    return catalogueDuties(
      { triggers, drafts, difficulties, conversions, maskings },
      { officer, places },
      { now, calendar },
    );
  }, [officer, places, triggers, drafts, difficulties, conversions, maskings, now, calendar]);
}

function DutyRow({ duty }: { readonly duty: CatalogueDuty }) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(duty.id);
  const now = useNow();
  const calendar = useCalendar();
  const clock = bindingClock(duty.clocks, calendar);
  const warning = clock === null ? null : warningAt(clock, now, calendar);
  return (
    <li>
      <a href={placeOf(duty)}>
        <Badge tone="blue">{kindLabel[duty.kind]}</Badge>
        <span className="cut strong grow">{duty.name}</span>
        <span className="cut soft">{departmentName(duty.departmentId)}</span>
        {pending && <Badge tone="amber">待同步</Badge>}
        {warning !== null && (
          <Badge tone={warning.step < 0 ? 'red' : 'amber'}>{warningLabel[warning.step]}</Badge>
        )}
        <BindingClockTag clocks={duty.clocks} />
      </a>
    </li>
  );
}
