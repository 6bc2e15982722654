import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type EntryMasking, mayGoOut } from '#shared/domain/entry-masking/entry-masking.ts';
import { kindLabel } from '#shared/domain/masking/kind.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import { useHasRole } from '../../../app/officer-context.ts';
import { usePendingIds } from '../../../data/live.ts';
import type { MaskedFileMade } from '../../../masking/mask-messages.ts';
import { offerFile } from '../../../office/offer-download.ts';
import { OfferFile } from '../../../office/offer-file.tsx';
import { PaperButton } from '../../../office/paper/paper-dialog.tsx';
import { RiskTable } from '../../../office/risk-table.tsx';
import { Notice, Section } from '../../../ui/pieces.tsx';
import { outputName } from '../output-name.ts';
import { counted } from '../words.ts';
import { SaveRules } from './save-rules.tsx';
import { SaveView } from './save-view.tsx';

export type Subject = { readonly entry: CatalogEntry | null; readonly saved: EntryMasking | null };

type ResultPanelProps = Subject & { readonly fileName: string; readonly made: MaskedFileMade };

/** 结果: what the second look found, and where the masked file goes. */
export function ResultPanel({ fileName, made, entry, saved }: ResultPanelProps) {
  const { report, output } = made;
  return (
    <div className="stack">
      <Outcome report={report} />
      {output !== null && (
        <Outputs fileName={fileName} made={{ report, output }} entry={entry} saved={saved} />
      )}
      <Section title="各列">
        <ColumnTable report={report} />
      </Section>
      {report.risk !== null && report.riskBefore !== null && (
        <Section title="重识别风险（全文件）">
          <RiskTable label="全文件的风险" before={report.riskBefore} after={report.risk} />
        </Section>
      )}
    </div>
  );
}

function Outcome({ report }: { readonly report: MaskReport }) {
  const rows = `${counted(report.rows)} 行`;
  switch (report.outcome) {
    case 'clean':
      return <Notice tone="green">已脱敏 {rows}，对结果再查一遍，没有识别出遗留的敏感内容。</Notice>;
    case 'accepted':
      return <Notice tone="green">已脱敏 {rows}，结果中识别出的内容均为规则写明理由保留的。</Notice>;
    case 'risk-too-high':
      return (
        <Notice tone="amber" urgent>
          已脱敏 {rows}，但没有达到规则要求的 k 或
          l（四(三)）。请进一步泛化准标识符；仍要交付的，保存后由本部门另一名审核人员写明理由。
        </Notice>
      );
    case 'left-over':
      return (
        <Notice tone="red" urgent>
          结果中仍能识别出敏感内容，没有写出。请修改下表中有遗留的列的规则，或者写明保留的理由，再重新脱敏。
        </Notice>
      );
  }
}

type Made = { readonly report: MaskReport; readonly output: NonNullable<MaskedFileMade['output']> };
type OutputsProps = Subject & { readonly fileName: string; readonly made: Made };

function Outputs({ fileName, made, entry, saved }: OutputsProps) {
  const { report, output } = made;
  const name = outputName(fileName, report.outcome);
  const file = { name, size: output.blob.size, digest: output.digest };
  const record = { entryName: entry?.name ?? '', file, report };
  const saveReport = () => {
    const text = `${JSON.stringify({ file, ...report }, null, 2)}\n`;
    offerFile(name.replace(/\.csv$/u, '.报告.json'), new Blob([text], { type: 'application/json' }));
  };
  return (
    <>
      <div className="line line--wrap">
        <Button type="primary" onClick={() => offerFile(name, output.blob)}>
          保存结果文件
        </Button>
        <Button onClick={saveReport}>保存报告（JSON）</Button>
        <PaperButton
          paperId={output.digest}
          title="脱敏报告"
          fileName={name.replace(/\.csv$/u, '.报告')}
          layOut={(services) => services.paper.previewDocument({ document: { kind: 'masking', record } })}
        />
        <SaveView rules={report.rules} />
        <span className="small soft mono">SM3 {output.digest.slice(0, 16)}…</span>
      </div>
      {entry === null ? (
        <Notice>选定资源后，可以把规则和结果保存到该资源，再作为交付文件上传。</Notice>
      ) : (
        <ToResource entry={entry} saved={saved} report={report} file={file} blob={output.blob} />
      )}
    </>
  );
}

type ToResourceProps = {
  readonly entry: CatalogEntry;
  readonly saved: EntryMasking | null;
  readonly report: MaskReport;
  readonly file: { readonly name: string; readonly size: number; readonly digest: string };
  readonly blob: Blob;
};

function ToResource({ entry, saved, report, file, blob }: ToResourceProps) {
  const [saving, setSaving] = useState(false);
  const recorded = saved?.files.find(({ digest }) => digest === file.digest);
  if (recorded === undefined) {
    return (
      <>
        <div className="line">
          <Button onClick={() => setSaving(true)}>保存规则到资源</Button>
          <span className="small soft">保存规则、版本、校验值和计数，不含数据；保存后才能交付</span>
        </div>
        {saving && (
          <SaveRules
            entry={entry}
            saved={saved}
            report={report}
            file={file}
            onClose={() => setSaving(false)}
          />
        )}
      </>
    );
  }
  return (
    <Section title="交付文件">
      <Deliver entry={entry} name={file.name} blob={blob} sound={mayGoOut(recorded)} />
    </Section>
  );
}

type DeliverProps = {
  readonly entry: CatalogEntry;
  readonly name: string;
  readonly blob: Blob;
  readonly sound: boolean;
};

/** The way of every file of a resource; the platform takes only what is recorded and reaches the demand. */
function Deliver({ entry, name, blob, sound }: DeliverProps) {
  const reviews = useHasRole('provider-reviewer');
  const pending = usePendingIds().has(entry.id);
  const made = useMemo(() => new File([blob], name, { type: blob.type }), [blob, name]);
  const note = (text: ReactNode) => <p className="small">{text}</p>;
  if (!sound) return note('已保存。这个文件没有达标，由本部门另一名审核人员说明理由后才能交付。');
  if (entry.status !== 'published') return note('已保存。资源发布后才能交付文件。');
  if (!entry.exchangeMethods.includes('file')) return note('已保存。目录没有列文件这种交换方式。');
  if (!reviews) return note('已保存。请把结果文件交给本部门审核人员，在目录的该资源下交付。');
  if (pending) return note('已保存，待平台确认后可以交付。');
  return <OfferFile entry={entry} made={made} />;
}

function ColumnTable({ report }: { readonly report: MaskReport }) {
  return (
    <table className="grid-table" aria-label="各列的结果">
      <thead>
        <tr>
          <th scope="col">列</th>
          <th scope="col">改动的值</th>
          <th scope="col">结果中仍能识别的</th>
          <th scope="col">保留的理由</th>
        </tr>
      </thead>
      <tbody>
        {report.columns.map(({ column, changed, left, accepted }) => (
          <tr key={column}>
            <td>{column}</td>
            <td>{counted(changed)}</td>
            <td className={left.length > 0 && accepted === '' ? 'field__error' : undefined}>
              {left.length === 0
                ? '无'
                : left.map(({ kind, values }) => `${kindLabel[kind]} ${counted(values)} 处`).join('、')}
            </td>
            <td>{accepted === '' ? '—' : accepted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
