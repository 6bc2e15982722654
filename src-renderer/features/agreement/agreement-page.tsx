import { useMemo } from 'react';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useRow, useTable } from '../../data/live.ts';
import { signingSide } from '../../office/by-officer.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { AgreementDetail } from './agreement-detail.tsx';

/** 协议签署: agreements of this department, those waiting for this officer first. */
export function AgreementPage({ caseId }: { readonly caseId: string | null }) {
  const officer = useOfficer();
  const agreements = useTable('agreement');
  const mine = useMemo(() => {
    const waits = (each: Agreement) => Number(signingSide(each, officer) !== null);
    return agreements
      ?.filter((each) => [each.userDepartmentId, each.providerId].includes(officer.departmentId))
      .sort(
        (a, b) => waits(b) - waits(a) || Number(a.state === 'effective') - Number(b.state === 'effective'),
      );
  }, [agreements, officer]);
  const chosen = mine?.find((each) => each.caseId === caseId) ?? mine?.[0];
  return (
    <Page title="协议签署" note="使用部门先签，提供部门后签，双方签齐即授权" panes>
      {mine === undefined && <Loading />}
      {mine?.length === 0 && (
        <Blank title="没有协议">资源要求签安全协议的，申请同意后协议会出现在这里（四(三)）。</Blank>
      )}
      {chosen !== undefined && mine !== undefined && (
        <div className="panes panes--list">
          <div className="pane">
            <AgreementList agreements={mine} chosen={chosen} />
          </div>
          <div className="pane">
            <AgreementDetail key={chosen.id} agreement={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

type AgreementListProps = { readonly agreements: readonly Agreement[]; readonly chosen: Agreement };

const rowHeight = 62;

function AgreementList({ agreements, chosen }: AgreementListProps) {
  const officer = useOfficer();
  const pending = usePendingIds();
  const caseOf = (id: string) => agreements.find((each) => each.id === id)?.caseId ?? '';
  return (
    <RowList
      label="协议列表"
      rows={agreements}
      rowHeight={rowHeight}
      selectedId={chosen.id}
      onSelect={(id) => showAt(hrefOf('agreement', { caseId: caseOf(id) }))}
    >
      {(each) => (
        <>
          <div className="line line--apart">
            <span className="cut strong">{each.document.entryName}</span>
            <Standing agreement={each} mine={signingSide(each, officer) !== null} />
          </div>
          <div className="line line--apart small soft">
            <span className="cut">
              {each.document.userDepartment} ← {each.document.providerDepartment}
            </span>
            {pending.has(each.id) && <Badge tone="amber">待同步</Badge>}
          </div>
        </>
      )}
    </RowList>
  );
}

function Standing({ agreement, mine }: { readonly agreement: Agreement; readonly mine: boolean }) {
  const grant = useRow('grant', agreement.state === 'effective' ? `${agreement.caseId}.grant` : null);
  if (agreement.state === 'effective')
    return grant && grant.state !== 'active' ? <Badge>授权已终止</Badge> : <Badge tone="green">已生效</Badge>;
  return mine ? <Badge tone="red">待我签署</Badge> : <Badge tone="amber">待对方签署</Badge>;
}
