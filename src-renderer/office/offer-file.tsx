import { App, Button, Checkbox } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { fileLimitBytes, fileName, takesCopyRow } from '#shared/domain/delivery/resource-file.ts';
import { useBridge } from '../app/bridge-context.ts';
import { useOfficerDesk } from '../app/officer-context.ts';
import { Field, FieldGroup } from '../ui/field.tsx';
import { Notice } from '../ui/pieces.tsx';
import { problemOf } from './problem-of.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { sendFile } from './send-file.ts';
import { sizeLabel } from './size-label.ts';
import type { Problem } from './use-act.ts';

type Offer = { readonly file: File; readonly itemIds: readonly string[]; readonly copyRow: boolean };

/** Sends one file at a time; tried again, it goes on where it stopped. */
function useOffer(entry: CatalogEntry) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const offer = async ({ file, itemIds, copyRow }: Offer): Promise<boolean> => {
    setProgress(0);
    setProblem(null);
    try {
      const about = { entryId: entry.id, name: file.name, itemIds: [...itemIds], copyRow };
      await sendFile({ service: services.files, blob: file, about, onProgress: setProgress });
      void engine.syncNow();
      message.success('平台已核对并发布文件');
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setProgress(null);
    }
  };
  return { offer, progress, problem };
}

/** What is wrong with the picked file before anything is sent; undefined where nothing is. */
const faultOfFile = (file: File | null): string | undefined => {
  if (file === null) return undefined;
  if (file.size === 0) return '这是空文件。';
  if (file.size > fileLimitBytes) return `单个文件不超过 ${sizeLabel(fileLimitBytes)}，请分开交付。`;
  return fileName.safeParse(file.name).success ? undefined : '文件名过长或含有不能用的字符，请改名。';
};

type FilePickProps = {
  readonly file: File | null;
  readonly fault: string | undefined;
  readonly onPick: (file: File | null) => void;
};

/** The browser's own control speaks the browser's language; a button of ours opens it. */
function FilePick({ file, fault, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  const help = `不超过 ${sizeLabel(fileLimitBytes)}；中断后再传同一个文件会接着传`;
  return (
    <Field label="要交付的文件" help={help} error={fault}>
      {(bind) => (
        <div className="line">
          <Button {...bind} onClick={() => input.current?.click()}>
            选择文件
          </Button>
          <span>{file === null ? '未选择' : `${file.name}（${sizeLabel(file.size)}）`}</span>
          <input
            ref={input}
            hidden
            aria-label="文件"
            type="file"
            onChange={(event) => onPick(event.target.files?.[0] ?? null)}
          />
        </div>
      )}
    </Field>
  );
}

type OfferFileProps = {
  readonly entry: CatalogEntry;
  /** The file, where it was made in the window and is not picked. */
  readonly made?: File;
};

/** The provider picks a file, says which items it holds and whether copies may carry a row. */
export function OfferFile({ entry, made }: OfferFileProps) {
  const sharable = entry.items.filter((item) => item.shareType !== 'withheld');
  const { offer, progress, problem } = useOffer(entry);
  const [picked, setFile] = useState<File | null>(null);
  const file = made ?? picked;
  const [itemIds, setItemIds] = useState<readonly string[]>(sharable.map((item) => item.id));
  const [copyRow, setCopyRow] = useState(false);
  const fault = faultOfFile(file);
  const textual = file !== null && takesCopyRow(file.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) void offer({ file, itemIds, copyRow: copyRow && textual });
  };
  return (
    <form className="stack" aria-label="交付一个文件" onSubmit={submit}>
      {made === undefined ? (
        <FilePick file={file} fault={fault} onPick={setFile} />
      ) : (
        fault !== undefined && <Notice tone="red">{fault}</Notice>
      )}
      <FieldGroup legend="文件含有的信息项（只交付给全部获授权的部门）">
        <Checkbox.Group
          value={[...itemIds]}
          options={sharable.map((item) => ({ value: item.id, label: item.name }))}
          onChange={(chosen) => setItemIds(sharable.map(({ id }) => id).filter((id) => chosen.includes(id)))}
        />
      </FieldGroup>
      <Checkbox checked={copyRow && textual} disabled={!textual} onChange={() => setCopyRow(!copyRow)}>
        每份副本末尾加一行注明取得人（只限 UTF-8 的 CSV、TXT）
      </Checkbox>
      {problem !== null && <RefusalNotice problem={problem} />}
      <div className="line">
        <Button
          type="primary"
          htmlType="submit"
          loading={progress !== null}
          disabled={file === null || fault !== undefined || itemIds.length === 0}
        >
          交付文件
        </Button>
        {progress !== null && (
          <span className="small soft" role="status">
            已传 {Math.floor(progress * 100)}%
          </span>
        )}
      </div>
    </form>
  );
}
