import { useMemo, useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useTable } from '../../data/live.ts';
import { Badge, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { CallPicker } from './call-picker.tsx';
import { PaperView } from './paper-view.tsx';

const newOne = 'new';
const rowHeight = 60;

type Row = { readonly id: string; readonly certificate: Certificate | null };

/** Certificates of the department on the left, with the way to a new one first; the paper on the right. */
export function IssuePanel() {
  const { departmentId } = useOfficer();
  const certificates = useTable('certificate');
  const [chosen, setChosen] = useState(newOne);
  // The answer of the platform is shown at once; the row follows with the next sync.
  const [issued, setIssued] = useState<Certificate | null>(null);
  const rows = useMemo(() => {
    const mine = certificates?.filter((each) => each.userDepartmentId === departmentId);
    const fresh = issued !== null && !mine?.some((each) => each.id === issued.id) ? [issued] : [];
    const sorted = [...fresh, ...(mine ?? [])].sort((a, b) => b.body.issuedAt - a.body.issuedAt);
    const listed: readonly Row[] = sorted.map((certificate) => ({ id: certificate.id, certificate }));
    return [{ id: newOne, certificate: null }, ...listed];
  }, [certificates, issued, departmentId]);
  if (certificates === undefined) return <Loading />;
  const shown = rows.find((row) => row.id === chosen)?.certificate ?? null;
  return (
    <div className="panes panes--list">
      <div className="pane">
        <RowList label="凭证列表" rows={rows} rowHeight={rowHeight} selectedId={chosen} onSelect={setChosen}>
          {({ certificate }) => <CertificateRow certificate={certificate} />}
        </RowList>
      </div>
      <div className="pane">
        {shown !== null && <PaperView key={shown.id} certificate={shown} />}
        {shown === null && (
          <CallPicker
            onIssued={(certificate) => {
              setIssued(certificate);
              setChosen(certificate.id);
            }}
          />
        )}
      </div>
    </div>
  );
}

function CertificateRow({ certificate }: { readonly certificate: Certificate | null }) {
  if (certificate === null) {
    return (
      <>
        <div className="strong">＋ 开具新凭证</div>
        <div className="small soft">从调用记录中选择</div>
      </>
    );
  }
  const { body, demonstration } = certificate;
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong">{body.number}</span>
        {demonstration && <Badge tone="amber">演示</Badge>}
      </div>
      <div className="cut small soft">
        {timeLabel(body.issuedAt).slice(5)} {body.entryName}
      </div>
    </>
  );
}
