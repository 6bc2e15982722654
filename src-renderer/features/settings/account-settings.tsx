import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { roleLabel } from '#shared/domain/organisation/labels.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { useSession } from '../../app/session-context.ts';
import { NewPasswordForm } from '../../office/new-password-form.tsx';
import { Facts, Section } from '../../ui/pieces.tsx';

/** 账号: who works here, and a new password of their own (R063). */
export function AccountSettings() {
  const { officer, departmentName } = useOfficerDesk();
  const login = useSession()?.login ?? null;
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);
  const done = () => {
    setChanging(false);
    message.success('口令已改好，本机解锁也用新口令');
  };
  return (
    <Section title="账号">
      <Facts
        facts={[
          ['账号名', login],
          ['姓名', officer.name],
          ['部门', departmentName],
          ['职责', officer.roles.map((role) => roleLabel[role]).join('、')],
        ]}
      />
      <Button disabled={login === null} onClick={() => setChanging(true)}>
        修改口令
      </Button>
      <p className="small soft">
        须连通平台。改后别处的登录都结束；本机待同步的办理、草稿和签名密钥不受影响。姓名、部门、职责有变的，请告诉系统管理员。
      </p>
      {changing && login !== null && (
        <Modal open title="修改口令" footer={null} onCancel={() => setChanging(false)} width={460}>
          <NewPasswordForm login={login} current={null} onDone={done} />
        </Modal>
      )}
    </Section>
  );
}
