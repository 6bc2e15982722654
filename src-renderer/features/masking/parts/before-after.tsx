import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import type { PreviewRow } from '../../../masking/mask-messages.ts';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import type { OpenFile } from '../use-bench.ts';
import { counted } from '../words.ts';

const rowsAPage = 20;

/** One page of rows under the rules as they are being written. */
function usePage({ client }: OpenFile, rules: MaskRuleSet, asked: { from: number; keyed: boolean }) {
  const { from, keyed } = asked;
  const [rows, setRows] = useState<readonly PreviewRow[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key changes what the worker answers.
  useEffect(() => {
    let current = true;
    client.ask('preview', { rules, from, count: rowsAPage }).then(
      (answer) => current && setRows(answer),
      () => current && setRows([]),
    );
    return () => {
      current = false;
    };
  }, [client, rules, from, keyed]);
  return rows;
}

type BeforeAfterProps = {
  readonly file: OpenFile;
  readonly rules: MaskRuleSet;
  readonly chosen: string;
  readonly keyed: boolean;
  readonly onChoose: (column: string) => void;
};

/** 对照: the rows as they are and as they would be, side by side, with what changes marked. */
export function BeforeAfter({ file, rules, chosen, keyed, onChoose }: BeforeAfterProps) {
  const [from, setFrom] = useState(0);
  const rows = usePage(file, rules, { from, keyed });
  const { header, shown } = file.opened;
  const last = Math.min(shown, from + rowsAPage);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = header.indexOf(chosen);
    pane.current
      ?.querySelector(`[data-column="${at}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [header, chosen]);
  return (
    <>
      <ScrollPane label="脱敏前后对照" className="mask-table" ref={pane}>
        <table className="grid-table">
          <Head header={header} chosen={chosen} onChoose={onChoose} />
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place in the file.
              <tr key={from + at}>
                <th scope="row">{from + at + 1}</th>
                {row.before.map((before, column) => (
                  <Pair key={header[column]} before={before} after={row.after[column] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
      <div className="line small">
        <Button size="small" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - rowsAPage))}>
          上一页
        </Button>
        <Button size="small" disabled={last >= shown} onClick={() => setFrom(from + rowsAPage)}>
          下一页
        </Button>
        <span className="soft">
          第 {counted(from + 1)} 至 {counted(last)} 行，可看前 {counted(shown)}{' '}
          行；只在本窗口内存中，锁定或离开即清除
        </span>
      </div>
    </>
  );
}

type HeadProps = Omit<BeforeAfterProps, 'file' | 'rules' | 'keyed'> & { readonly header: readonly string[] };

function Head({ header, chosen, onChoose }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          行
        </th>
        {header.map((column, at) => (
          <th
            key={column}
            scope="colgroup"
            colSpan={2}
            data-column={at}
            className={column === chosen ? 'mask-table__chosen' : undefined}
          >
            <button type="button" className="link-button" onClick={() => onChoose(column)}>
              {column}
            </button>
          </th>
        ))}
      </tr>
      <tr>
        {header.map((column) => (
          <SubHead key={column} column={column} />
        ))}
      </tr>
    </thead>
  );
}

const SubHead = ({ column }: { readonly column: string }) => (
  <>
    <th scope="col" aria-label={`${column} 原值`}>
      原值
    </th>
    <th scope="col" aria-label={`${column} 脱敏后`}>
      脱敏后
    </th>
  </>
);

function Pair({ before, after }: { readonly before: string; readonly after: string | null }) {
  return (
    <>
      <td className="mask-table__before">{before}</td>
      <td className="mask-table__after">
        {after === null ? <span className="soft">缺密钥</span> : <After before={before} after={after} />}
      </td>
    </>
  );
}

function After({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return <span className="soft">{after}</span>;
  return <mark>{after === '' ? '（空）' : after}</mark>;
}
