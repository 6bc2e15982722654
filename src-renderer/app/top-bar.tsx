import { Button } from 'antd';
import { useBridge } from './bridge-context.ts';
import { useOfficerDesk } from './officer-context.ts';

type TopBarProps = { readonly onPalette: () => void; readonly onKeys: () => void };

export function TopBar({ onPalette, onKeys }: TopBarProps) {
  const { services } = useBridge();
  const { officer, departmentName, demonstration } = useOfficerDesk();
  return (
    <header className="desk-top">
      <h1>政务数据共享工作台</h1>
      {demonstration && <span className="desk-top__mark">演示数据</span>}
      <span className="desk-top__who" title={`${departmentName} ${officer.name}`}>
        {departmentName}　{officer.name}
      </span>
      <Button size="small" onClick={onPalette}>
        查找 Ctrl+K
      </Button>
      <Button size="small" aria-label="快捷键" onClick={onKeys}>
        ?
      </Button>
      {/* The session's own event changes the screen; a failure leaves it as it is. */}
      <Button size="small" onClick={() => services.session.lock({}).catch(() => undefined)}>
        锁定
      </Button>
      <Button size="small" onClick={() => services.session.signOut({}).catch(() => undefined)}>
        退出登录
      </Button>
    </header>
  );
}
