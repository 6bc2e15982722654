import { Button } from 'antd';
import type { GatewayReply } from '#shared/protocol/gateway.ts';
import { Blank, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';

type Cell = GatewayReply['records'][number][string];

const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '—';
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell);
};

type CallResultProps = { readonly reply: GatewayReply; readonly onClose: () => void };

/** What came back, on screen only. */
export function CallResult({ reply, onClose }: CallResultProps) {
  const { record, records } = reply;
  return (
    <Section title={`查询结果（${record.rowCount} 条）`}>
      <div className="line line--apart above-table">
        <span className="small soft">调用编号 {record.number}　结果只在此显示，不保存在本机</span>
        <Button size="small" onClick={onClose}>
          清除结果
        </Button>
      </div>
      {records.length === 0 ? (
        <Blank title="没有符合的记录">本次调用已登记。</Blank>
      ) : (
        <ScrollPane label="查询结果表" className="scroll-x">
          <table className="grid-table">
            <thead>
              <tr>
                {record.itemNames.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the table is shown once and never changes.
                <tr key={index}>
                  {record.itemNames.map((name) => (
                    <td key={name}>{cellText(row[name])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
    </Section>
  );
}
