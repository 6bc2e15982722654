import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { tablePlace } from '#shared/contract/table.ts';
import { useBridge } from '../../../app/bridge-context.ts';
import { DatabaseFields } from '../../../office/database-fields.tsx';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../../office/use-act.ts';
import { Notice } from '../../../ui/pieces.tsx';
import type { Bench } from '../use-bench.ts';

const blank = {
  host: '',
  port: '5432',
  database: '',
  user: '',
  password: '',
  schema: 'public',
  table: '',
  tls: true,
  authority: '',
};
type Values = typeof blank;

const texts = [
  ['host', '地址', '本部门数据库的主机名或地址'],
  ['port', '端口', ''],
  ['database', '数据库', ''],
  ['user', '账号', '只要读取这张表的权限'],
  ['password', '口令', ''],
  ['schema', '模式', ''],
  ['table', '表或视图', ''],
] as const;

const placeOf = (values: Values) => tablePlace.safeParse({ ...values, port: Number(values.port) });

/** Held by this dialog alone and never drafted. Works without the platform. */
function useOpening({ bench, onOpen, onClose }: DialogProps) {
  const { services } = useBridge();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = async (values: Values) => {
    const place = placeOf(values);
    if (!place.success) return;
    setBusy(true);
    setProblem(null);
    try {
      const table = await services.table.open(place.data);
      onOpen(table.path);
      onClose();
      await bench.chooseTable(place.data.table, table);
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { open, busy, problem };
}

/** 读取数据库表: the officer's own choice, for this once, with what it means said before it. */
export function OpenTable({ bench }: { readonly bench: Bench }) {
  const { services } = useBridge();
  const [asking, setAsking] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  // Main lets go of the table with the screen, and with whatever is opened instead of it.
  useEffect(() => {
    if (path === null) return;
    return () => void services.table.close({ path }).catch(() => undefined);
  }, [path, services]);
  const isOpen = bench.busy !== null || bench.file?.opened.kind === 'table';
  useEffect(() => {
    if (!isOpen) setPath(null);
  }, [isOpen]);
  return (
    <>
      <Button disabled={bench.busy !== null} onClick={() => setAsking(true)}>
        读取数据库表
      </Button>
      {asking && <TableDialog bench={bench} onOpen={setPath} onClose={() => setAsking(false)} />}
    </>
  );
}

type DialogProps = {
  readonly bench: Bench;
  readonly onOpen: (path: string) => void;
  readonly onClose: () => void;
};

function TableDialog(props: DialogProps) {
  const { onClose } = props;
  const [values, setValues] = useState<Values>(blank);
  const [agreed, setAgreed] = useState(false);
  const { open, busy, problem } = useOpening(props);
  return (
    <Modal
      open
      title="读取本部门数据库的一张表"
      okText="连接并读取"
      cancelText="取消"
      okButtonProps={{ disabled: !agreed || !placeOf(values).success, loading: busy }}
      onOk={() => void open(values)}
      onCancel={onClose}
      width={640}
    >
      <div className="stack">
        <Notice tone="amber">
          表里的原始数据将由本机程序读入内存，只交给本窗口的脱敏程序，不上传、不写入磁盘和日志。有脱敏视图可用的，不要读取原始表。
        </Notice>
        <DatabaseFields
          texts={texts}
          authorityHelp="PEM 文本；由本机已信任的机构签发的，可以不填"
          values={values}
          onChange={setValues}
        />
        <div>
          <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
            我有权读取这张表，并选择这次直接读取原始数据
          </Checkbox>
        </div>
        <p className="small soft">连接信息只用这一次：不保存，离开本页或锁定即清除。只读，不改动数据库。</p>
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}
