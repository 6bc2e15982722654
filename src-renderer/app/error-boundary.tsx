import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { Notice } from '../ui/pieces.tsx';

type Props = {
  readonly children: ReactNode;
  /** Another place is another try. */
  readonly place?: string;
};

/** A fault in one screen leaves a calm page, not a white one; drafts and saved acts are on the disk. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    // The message could quote what an officer wrote; the name cannot.
    console.error('screen fault:', error instanceof Error ? error.name : typeof error);
  }

  override componentDidUpdate(former: Props) {
    if (this.state.failed && former.place !== this.props.place) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="gate">
        <div className="gate__card stack">
          <h1>这个页面出错了</h1>
          <Notice tone="amber" urgent>
            已写的内容按每次键入保存为草稿，已保存的办理不受影响。
          </Notice>
          <p className="soft">请返回继续；如再次出现，请把当时的操作告诉管理员。</p>
          <Button type="primary" onClick={() => this.setState({ failed: false })}>
            返回继续
          </Button>
        </div>
      </main>
    );
  }
}
