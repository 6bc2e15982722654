import { Button } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type EntryMasking, type MaskedFile, mayGoOut } from '#shared/domain/entry-masking/entry-masking.ts';
import { useHasRole, useOfficer } from '../app/officer-context.ts';
import { useDraft, usePendingIds } from '../data/live.ts';
import { Badge, Notice } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';
import { draftKey } from './draft-keys.ts';
import { TextField } from './text-field.tsx';
import { TwoStepDialog } from './two-step-dialog.tsx';

/** The rules saved with a resource, the files masked by them, and for a second person the way to accept a risk. */
export function MaskingRecord({ masking }: { readonly masking: EntryMasking }) {
  const [accepting, setAccepting] = useState<MaskedFile | null>(null);
  const pending = usePendingIds().has(masking.id);
  const files = masking.files.toReversed();
  return (
    <div className="stack">
      <p className="small">
        规则第 {masking.rulesVersion} 版，用途“{masking.rules.purpose}”，{masking.rules.columns.length}{' '}
        列，SM3 <span className="mono">{masking.rulesDigest.slice(0, 16)}…</span>
        {masking.rules.risk !== null && `，k 不低于 ${masking.rules.risk.leastK}`}{' '}
        {pending && <Badge tone="amber">待同步</Badge>}
      </p>
      <div className="scroll-x">
        <table className="grid-table" aria-label="脱敏后的文件">
          <thead>
            <tr>
              <th scope="col">脱敏后的文件</th>
              <th scope="col">行数</th>
              <th scope="col">k</th>
              <th scope="col">唯一的行</th>
              <th scope="col">登记</th>
              <th scope="col">能否交付</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow key={file.digest} file={file} masking={masking} onAccept={() => setAccepting(file)} />
            ))}
          </tbody>
        </table>
      </div>
      <ClauseLine clause="四(三)" />
      {accepting !== null && (
        <AcceptRisk masking={masking} file={accepting} onClose={() => setAccepting(null)} />
      )}
    </div>
  );
}

type FileRowProps = {
  readonly file: MaskedFile;
  readonly masking: EntryMasking;
  readonly onAccept: () => void;
};

function FileRow({ file, masking, onAccept }: FileRowProps) {
  const { id: officerId, departmentId } = useOfficer();
  const reviews = useHasRole('provider-reviewer') && departmentId === masking.providerId;
  const mayAccept = reviews && !mayGoOut(file) && file.officerId !== officerId;
  return (
    <tr>
      <td title={`SM3 ${file.digest}`}>{file.name}</td>
      <td>{file.rows.toLocaleString('zh-CN')}</td>
      <td>{file.risk === null ? '—' : `${file.riskBefore?.k ?? '—'} → ${file.risk.k}`}</td>
      <td>{file.risk === null ? '—' : `${file.riskBefore?.unique ?? '—'} → ${file.risk.unique}`}</td>
      <td>
        {file.officerName}
        <div className="small soft">{timeLabel(file.at)}</div>
      </td>
      <td>
        <div className="line line--wrap">
          <Standing file={file} />
          {mayAccept && (
            <Button size="small" onClick={onAccept}>
              说明理由
            </Button>
          )}
        </div>
        {file.acceptance !== null && (
          <div className="small">
            {file.acceptance.officerName}：{file.acceptance.reason}
          </div>
        )}
      </td>
    </tr>
  );
}

function Standing({ file }: { readonly file: MaskedFile }) {
  if (file.short.length === 0) return <Badge tone="green">可以交付</Badge>;
  return file.acceptance === null ? (
    <Badge tone="red">未达标，待说明理由</Badge>
  ) : (
    <Badge tone="amber">已说明理由，可以交付</Badge>
  );
}

type AcceptRiskProps = {
  readonly masking: EntryMasking;
  readonly file: MaskedFile;
  readonly onClose: () => void;
};

/** 说明理由: why a file that falls short may go out, by another than who masked it. */
function AcceptRisk({ masking, file, onClose }: AcceptRiskProps) {
  const draft = useDraft(draftKey.maskingRisk(file.digest), '');
  const reached = `k 为 ${file.risk?.k ?? 0}，要求不低于 ${masking.rules.risk?.leastK ?? 0}`;
  return (
    <TwoStepDialog
      title={`说明未达标的理由：${file.name}`}
      confirmText="确认说明"
      ready={draft.value.trim() !== ''}
      facts={[
        ['资源', masking.entryName],
        ['文件', file.name],
        ['风险', reached],
        ['脱敏人', file.officerName],
        ['理由', draft.value.trim()],
      ]}
      onConfirm={async (act) => {
        const done = await act('masking.accept-risk', {
          entryId: masking.id,
          expectedVersion: masking.version,
          digest: file.digest,
          reason: draft.value,
        });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <Notice tone="amber">{reached}。确认后这个文件可以交付给获得授权的部门。</Notice>
      <TextField
        label="理由"
        help="为什么仍可交付，有什么其他保护措施"
        rows={4}
        limit={1000}
        value={draft.value}
        onChange={draft.set}
      />
    </TwoStepDialog>
  );
}
