import { useState } from 'react';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { isOfAgreement } from '#shared/domain/agreement/standing-of-agreement.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { isDemonstrationSignature } from '#shared/evidence/demonstration.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { usePendingIds, useRow, useRows, useRowsBy } from '../../data/live.ts';
import { signingSide } from '../../office/by-officer.ts';
import { PaperButton } from '../../office/paper/paper-dialog.tsx';
import { Badge, Facts, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { AgreementText } from './agreement-text.tsx';
import { CheckSignatures } from './check-signatures.tsx';
import { SignPanel } from './sign-panel.tsx';

/** The text, its digest, who signed, and this officer's own turn to sign. */
export function AgreementDetail({ agreement }: { readonly agreement: Agreement }) {
  const officer = useOfficer();
  const side = signingSide(agreement, officer);
  const [read, setRead] = useState(false);
  return (
    <ScrollPane label="协议正文和签署" className="pane__scroll stack">
      <AgreementText agreement={agreement} onRead={() => setRead(true)} />
      <Signatures agreement={agreement} />
      {side !== null && <SignPanel agreement={agreement} side={side} read={read} />}
    </ScrollPane>
  );
}

function Signatures({ agreement }: { readonly agreement: Agreement }) {
  const pending = usePendingIds().has(agreement.id);
  return (
    <Section title="签署情况">
      <div className="stack">
        <Facts
          facts={[
            [
              '正文摘要',
              <span key="digest" className="mono small">
                SM3 {agreement.digest}
              </span>,
            ],
            ...(['user', 'provider'] as const).map((party) => {
              const signed = agreement.signatures.find((each) => each.party === party);
              const label = party === 'user' ? '使用部门' : '提供部门';
              if (signed === undefined) return [label, '未签署'] as const;
              return [
                label,
                <span key={party} className="line line--wrap">
                  {signed.officerName} {timeLabel(signed.signedAt)}
                  {(signed.attestation ?? null) !== null && (
                    <span className="small soft">平台证明 {timeLabel(signed.receivedAt)} 收到</span>
                  )}
                  {isDemonstrationSignature(signed) && <Badge tone="amber">演示密钥</Badge>}
                  {pending && <Badge tone="amber">待同步</Badge>}
                </span>,
              ] as const;
            }),
          ]}
        />
        {agreement.state === 'effective' && !pending ? (
          <CheckSignatures agreement={agreement} beside={<AgreementPrint agreement={agreement} />} />
        ) : (
          <div className="line">
            <AgreementPrint agreement={agreement} />
          </div>
        )}
      </div>
    </Section>
  );
}

function AgreementPrint({ agreement }: { readonly agreement: Agreement }) {
  const caseNumber = useRow('sharingCase', agreement.caseId)?.number ?? null;
  const demonstration = agreement.signatures.some(isDemonstrationSignature);
  const rights = useRowsBy('grant', 'userDepartmentId', agreement.userDepartmentId);
  const right = rights?.find((each) => isOfAgreement(each, agreement)) ?? null;
  const orderedBy = [right?.withdrawal, ...(right?.holds ?? [])].flatMap(
    (order) => order?.departmentId ?? [],
  );
  const departments = useRows('department', orderedBy) ?? [];
  const names = Object.fromEntries(departments.flatMap((each) => (each ? [[each.id, each.name]] : [])));
  const paper = { agreement, caseNumber, demonstration, right, names };
  return (
    <PaperButton
      paperId={agreement.id}
      title="安全协议"
      fileName={`安全协议-${caseNumber ?? agreement.caseId}.pdf`}
      layOut={({ paper: printing }) => printing.previewDocument({ document: { kind: 'agreement', paper } })}
    />
  );
}
