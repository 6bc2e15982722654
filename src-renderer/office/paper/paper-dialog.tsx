import { Button, Modal } from 'antd';
import { useState } from 'react';
import { FramedPaper } from './framed-paper.tsx';
import type { Bridge, Laid } from './use-paper.ts';

type PaperButtonProps = {
  readonly paperId: string;
  readonly title: string;
  readonly fileName: string;
  readonly layOut: (services: Bridge) => Promise<Laid>;
};

/** 打印: opens a document as it will be printed. */
export function PaperButton(props: PaperButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>打印{props.title}</Button>
      {open && (
        <Modal open title={props.title} footer={null} width={900} onCancel={() => setOpen(false)}>
          <div className="stack paper-dialog">
            <FramedPaper {...props} />
          </div>
        </Modal>
      )}
    </>
  );
}
