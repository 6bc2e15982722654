import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Agency } from '#shared/domain/agency/agency.ts';
import { longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRows, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { useDepartmentName, useOfficerName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Facts, Loading, Section } from '../../ui/pieces.tsx';
import { AuthoriseDialog } from './authorise-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** 授权代理: whom this department lets answer for it, and for whom it answers itself (五(四)1). */
export function AgencyPage() {
  const { departmentId } = useOfficer();
  const agencies = useTable('agency');
  const [authorising, setAuthorising] = useState(false);
  const given = useMemo(() => ofSide(agencies, 'providerId', departmentId), [agencies, departmentId]);
  const held = useMemo(() => ofSide(agencies, 'agentId', departmentId), [agencies, departmentId]);
  return (
    <Page
      title="授权代理"
      tools={
        <Button type="primary" onClick={() => setAuthorising(true)}>
          授权代理方
        </Button>
      }
    >
      <div className="block">
        <ClauseLine clause="五(四)1" />
        {(given === undefined || held === undefined) && <Loading />}
        {given?.length === 0 && held?.length === 0 && (
          <Blank title="没有代理授权">
            本部门有条件共享的资源可以授权其他部门代为答复，授权记录会列在这里。
          </Blank>
        )}
        {given !== undefined && given.length > 0 && (
          <Section title="本部门授出的代理">
            {given.map((each) => (
              <AgencyCard key={each.id} agency={each} mine />
            ))}
          </Section>
        )}
        {held !== undefined && held.length > 0 && (
          <Section title="本部门受托的代理">
            {held.map((each) => (
              <AgencyCard key={each.id} agency={each} mine={false} />
            ))}
          </Section>
        )}
      </div>
      {authorising && <AuthoriseDialog onClose={() => setAuthorising(false)} />}
    </Page>
  );
}

const ofSide = (
  agencies: readonly Agency[] | undefined,
  side: 'providerId' | 'agentId',
  departmentId: string,
): readonly Agency[] | undefined =>
  agencies
    ?.filter((each) => each[side] === departmentId)
    .sort(
      (a, b) =>
        Number(a.state === 'revoked') - Number(b.state === 'revoked') || b.authorisedAt - a.authorisedAt,
    );

function AgencyCard({ agency, mine }: { readonly agency: Agency; readonly mine: boolean }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  const entries = useRows('catalogEntry', agency.entryIds);
  const [revoking, setRevoking] = useState(false);
  const names = agency.entryIds.map((id, index) => entries?.[index]?.name ?? id);
  const { state } = agency;
  return (
    <div className="section">
      <Facts
        facts={[
          ['提供部门', departmentName(agency.providerId)],
          ['代理方', departmentName(agency.agentId)],
          ['资源范围', names.join('、')],
          ['期限', `${longDateLabel(agency.validFrom)} 至 ${longDateLabel(agency.validTo)}`],
          ['授权人', `${officerName(agency.authorisedBy)}　${timeLabel(agency.authorisedAt)}`],
          ['说明', agency.note],
          [
            '状态',
            <Badge key="state" tone={state === 'active' ? 'green' : 'grey'}>
              {state === 'active' ? '有效' : '已撤销'}
            </Badge>,
          ],
          ...(state === 'revoked' ? [['撤销原因', agency.revokedReason] as const] : []),
        ]}
      />
      {mine && state === 'active' && (
        <Button danger onClick={() => setRevoking(true)}>
          撤销授权
        </Button>
      )}
      {revoking && <RevokeDialog agency={agency} onClose={() => setRevoking(false)} />}
    </div>
  );
}
