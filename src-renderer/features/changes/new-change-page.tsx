import { useState } from 'react';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRowsBy, useTable } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/pieces.tsx';
import { type ChangeDraft, changeFaults, emptyChange } from './change-draft.ts';
import { ChangeForm } from './parts/change-form.tsx';

/** 登记变化事项: what changed, from what day, and which entries it touches (三(二)). */
export function NewChangePage() {
  const { departmentId, roles } = useOfficer();
  const draft = useDraft<ChangeDraft>(draftKey.change(), emptyChange);
  const departments = useTable('department');
  const own = departments?.find(({ id }) => id === departmentId);
  const writes = roles.includes('data-officer');
  // A data officer of the management department itself records for either; the list then begins with the own one.
  const choices = (departments ?? []).filter(
    ({ id, regionId }) =>
      (writes && id === departmentId) ||
      (roles.includes('management-admin') && own?.management === true && regionId === own.regionId),
  );
  const target = draft.value.departmentId || (writes ? departmentId : '');
  const entries = useRowsBy('catalogEntry', 'providerId', target === '' ? null : target);
  const [triggerId] = useState(() => crypto.randomUUID());
  const acting = useAct();
  const value = { ...draft.value, departmentId: target };
  const record = async () => {
    const { departmentId: _, kind, ...rest } = value;
    if (kind === null || Object.keys(changeFaults(value)).length > 0) return;
    const statement = { kind, ...rest };
    if (!(await acting.act('change.record', { triggerId, departmentId: target, statement }))) return;
    draft.clear();
    goTo(hrefOf('changes'));
  };
  return (
    <Page title="登记变化事项" note="时限从变化生效之日起算，不从发现之日起算 · 三(二)">
      {draft.loaded && departments !== undefined ? (
        <ChangeForm
          draft={value}
          departments={choices}
          entries={(entries ?? []).filter(({ status }) => status === 'published')}
          onChange={draft.set}
          acting={acting}
          onConfirm={() => void record()}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
