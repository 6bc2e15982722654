import { Modal } from 'antd';
import { useState } from 'react';
import { NewPasswordForm } from '../office/new-password-form.tsx';
import { PasswordField } from '../office/password-field.tsx';
import { useGate } from '../office/use-gate.ts';
import { Notice } from '../ui/pieces.tsx';
import { useBridge } from './bridge-context.ts';
import { useSession } from './session-context.ts';

/**
 * 重新登录 while the desk stays open: nothing on the screen is left, and local data go on under the password
 * even where it was changed at the platform.
 */
export function RenewSession({ onClose }: { readonly onClose: () => void }) {
  const { services } = useBridge();
  const session = useSession();
  const { enter, busy, fault, code } = useGate('renew');
  const [due, setDue] = useState('');
  const [password, setPassword] = useState('');
  const login = session?.login ?? '';
  const renew = async () => {
    if (password === '') return;
    setDue(password);
    if (await enter(() => services.session.signIn({ login, password }))) onClose();
    else setPassword('');
  };
  if (code === 'session.password-due') {
    return (
      <Modal open title="口令已重置，请设新口令" footer={null} onCancel={onClose} width={420}>
        <NewPasswordForm login={login} current={due} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title="重新登录共享平台"
      okText="重新登录"
      cancelText="以后再说"
      okButtonProps={{ loading: busy, disabled: password === '' }}
      onOk={() => void renew()}
      onCancel={onClose}
      width={420}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void renew();
        }}
      >
        <p>
          {session?.officer?.name}
          <span className="soft">　{login}</span>
        </p>
        <PasswordField first value={password} onChange={setPassword} />
        {fault !== null && (
          <Notice tone="red" urgent>
            {fault}
          </Notice>
        )}
        <p className="small soft">登录后待同步的内容自动送出；正在写的内容不受影响。</p>
      </form>
    </Modal>
  );
}
