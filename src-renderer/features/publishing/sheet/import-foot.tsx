import { Button, Checkbox, Progress } from 'antd';
import { useState } from 'react';
import type { ImportLine } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { Notice } from '../../../ui/pieces.tsx';
import { countOf, namesOf, writableOf } from './review-rows.ts';
import type { Importing, ImportRun } from './use-import-run.ts';

type ImportFootProps = {
  readonly fileName: string;
  readonly lines: readonly ImportLine[];
  readonly importing: Importing;
};

/** The officer's word: what is left out, what is written, and how far the writing is. */
export function ImportFoot({ fileName, lines, importing }: ImportFootProps) {
  const [leaveOut, setLeaveOut] = useState(false);
  const [asking, setAsking] = useState(false);
  const { run } = importing;
  const writable = writableOf(lines);
  const faulty = countOf(lines, 'faulty');
  if (run?.running === true) return <Running run={run} onStop={importing.stop} />;
  const confirm = () => {
    setAsking(false);
    void importing.start(writable);
  };
  return (
    <>
      {run !== null && <Outcome run={run} />}
      <div className="pane__foot">
        {writable.length > 0 && (
          <Button type="primary" disabled={faulty > 0 && !leaveOut} onClick={() => setAsking(true)}>
            导入 {writable.length} 条
          </Button>
        )}
        {faulty > 0 && writable.length > 0 && (
          <Checkbox checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)}>
            有错的 {faulty} 条不导入，其余照常导入
          </Checkbox>
        )}
        <span className="small soft">{footWords(writable.length, faulty)}</span>
      </div>
      {asking && (
        <Confirm fileName={fileName} lines={lines} onConfirm={confirm} onCancel={() => setAsking(false)} />
      )}
    </>
  );
}

const footWords = (writable: number, faulty: number): string => {
  if (writable > 0) return faulty > 0 ? '' : '确认之前不写入任何内容';
  return faulty > 0 ? '没有可导入的条目，请改正后重新选择文件' : '表中内容与本机记录相同，无需导入';
};

type ConfirmProps = Omit<ImportFootProps, 'importing'> & {
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

function Confirm({ fileName, lines, onConfirm, onCancel }: ConfirmProps) {
  const of = (kind: ImportLine['kind']) => namesOf(lines.filter((line) => line.kind === kind));
  return (
    <ConfirmRecord
      title="确认导入"
      confirmText="确认导入"
      facts={[
        ['来源文件', fileName],
        ['新建编目', of('new')],
        ['修改编目', of('changed')],
        ['不导入', of('faulty')],
        [
          '导入后',
          '均为草稿；修改过的编目须重新作内部审查和保密审查（六(一)），已发布的版本在新版本受理前继续有效',
        ],
      ]}
      busy={false}
      problem={null}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

function Running({ run, onStop }: { readonly run: ImportRun; readonly onStop: Importing['stop'] }) {
  return (
    <div className="pane__foot">
      <Progress
        className="grow"
        percent={Math.round((run.done / Math.max(1, run.total)) * 100)}
        showInfo={false}
        aria-label="导入进度"
      />
      <span className="small" role="status">
        已写入 {run.done} / {run.total} 条，每秒 {run.rate.toFixed(0)} 条
      </span>
      <Button onClick={onStop}>停止</Button>
    </div>
  );
}

function Outcome({ run }: { readonly run: ImportRun }) {
  const kept = run.done - run.refused.length;
  const rest = run.total - run.done;
  return (
    <div className="stack--tight">
      <Notice tone={run.refused.length === 0 ? 'green' : 'amber'} urgent>
        已导入 {kept} 条，保存为草稿，随同步送平台。
        {rest > 0 && `已停止，其余 ${rest} 条没有写入；再次点“导入”可以继续。`}
      </Notice>
      {run.refused.map(({ name, problem }) => (
        <div key={name}>
          <span className="strong">{name}</span>
          <RefusalNotice problem={problem} />
        </div>
      ))}
    </div>
  );
}
