import { Button } from 'antd';
import { useRef } from 'react';

type ChooseFileProps = {
  readonly label: string;
  /** Endings of file names, each with its dot. */
  readonly accept: string;
  readonly busy: boolean;
  readonly primary?: boolean;
  readonly onChoose: (file: File) => void;
};

/** A button that asks for a file. */
export function ChooseFile({ label, accept, busy, primary = false, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} loading={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onChoose(file);
        }}
      />
    </>
  );
}
