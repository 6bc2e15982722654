import { App, Modal } from 'antd';
import { useState } from 'react';
import type { FrontEnd } from '#shared/domain/front-end/front-end.ts';
import { connectFrontEndRequest } from '#shared/protocol/front-end.ts';
import { useBridge } from '../../../app/bridge-context.ts';
import { useOfficerDesk, useSyncStatus } from '../../../app/officer-context.ts';
import { DatabaseFields } from '../../../office/database-fields.tsx';
import { problemOf } from '../../../office/problem-of.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import type { Problem } from '../../../office/use-act.ts';
import { Notice } from '../../../ui/pieces.tsx';

const blank = {
  host: '',
  port: '5432',
  database: '',
  user: '',
  password: '',
  readerRole: '',
  tls: true,
  authority: '',
};
type Values = typeof blank;

const texts = [
  ['host', '地址', '政务外网中的主机名或地址'],
  ['port', '端口', ''],
  ['database', '数据库', ''],
  ['user', '平台账号', '只有连接和建模式的权限'],
  ['password', '口令', ''],
  ['readerRole', '读取角色', '部门自己的系统用它读取交付的数据'],
] as const;

type ConnectDialogProps = { readonly frontEnd: FrontEnd; readonly onClose: () => void };

/** Held by this dialog alone and never drafted: a password must not lie on the workstation. Needs the link. */
function useConnect({ frontEnd, onClose }: ConnectDialogProps) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const connect = async (values: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await services.frontEnds.connect({ frontEndId: frontEnd.id, ...values, port: Number(values.port) });
      message.success('平台已连通并保存');
      void engine.syncNow();
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { connect, busy, problem };
}

export function ConnectDialog(props: ConnectDialogProps) {
  const { frontEnd, onClose } = props;
  const { connect, busy, problem } = useConnect(props);
  const link = useSyncStatus((status) => status.link);
  const [values, setValues] = useState<Values>(blank);
  const request = { frontEndId: frontEnd.id, ...values, port: Number(values.port) };
  const complete = connectFrontEndRequest.safeParse(request).success;
  return (
    <Modal
      open
      title={`登记连接：${frontEnd.name}`}
      okText="检查并保存"
      cancelText="取消"
      okButtonProps={{ disabled: !complete || link === 'offline', loading: busy }}
      onOk={() => void connect(values)}
      onCancel={onClose}
      width={640}
    >
      <div className="stack">
        <Notice>
          平台立即试连，并核对账号的权限；通过后加密保存在平台上，此后任何人都看不到，只能重新登记。
        </Notice>
        {link === 'offline' && <p className="small soft">现在离线：连接须由平台当场检查，连通后再办。</p>}
        <DatabaseFields
          texts={texts}
          authorityHelp="PEM 文本；由平台主机已信任的机构签发的，可以不填"
          values={values}
          onChange={setValues}
        />
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}
