/** The chosen file and its worker. Leaving the screen, or locking, ends the worker and all it holds. */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { hexToBytes } from '#shared/crypto/bytes.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { type MaskClient, MaskJobFault, startMasking } from '../../masking/mask-client.ts';
import type { MaskedFileMade, MaskedFrom, OpenedFile, Progress } from '../../masking/mask-messages.ts';
import type { TableAt } from '../../masking/table-source.ts';

export type OpenFile = { readonly name: string; readonly opened: OpenedFile; readonly client: MaskClient };

export type Bench = {
  readonly file: OpenFile | null;
  readonly busy: 'opening' | 'running' | null;
  readonly progress: Progress | null;
  readonly made: MaskedFileMade | null;
  readonly problem: string | null;
  /** True once the officer gave a secret for keyed algorithms; it stays in the worker. */
  readonly keyed: boolean;
  readonly choose: (file: File) => Promise<void>;
  /** A table that main has opened. */
  readonly chooseTable: (name: string, table: TableAt) => Promise<void>;
  readonly run: (rules: MaskRuleSet) => Promise<void>;
  readonly cancel: () => void;
  readonly giveKey: (file: File) => Promise<void>;
  /** A result is of the rules it was made by: whoever changes them lets it go. */
  readonly forget: () => void;
};

const wordsOf = (error: unknown): string =>
  error instanceof MaskJobFault ? error.message : '程序内部出错，没有处理这个文件。';

/** 64 hexadecimal digits, as on the command line. */
const secretOf = async (file: File): Promise<Uint8Array | null> => {
  const text = file.size > 200 ? '' : (await file.text()).trim();
  return /^[0-9a-f]{64}$/iu.test(text) ? hexToBytes(text) : null;
};

export function useBench(): Bench {
  const client = useRef<MaskClient | null>(null);
  const [file, setFile] = useState<OpenFile | null>(null);
  const [busy, setBusy] = useState<Bench['busy']>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [made, setMade] = useState<MaskedFileMade | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [keyed, setKeyed] = useState(false);
  useEffect(() => () => client.current?.close(), []);

  const during = async (stage: 'opening' | 'running', work: () => Promise<void>, about = '') => {
    setBusy(stage);
    setProblem(null);
    setProgress(null);
    setMade(null);
    try {
      await work();
    } catch (error) {
      setProblem(`${about}${wordsOf(error)}`);
    } finally {
      // With what was found or made, which is drawn a little at a time.
      startTransition(() => setBusy(null));
    }
  };
  const open = (name: string, from: MaskedFrom) =>
    during(
      'opening',
      async () => {
        client.current?.close();
        setFile(null);
        setKeyed(false);
        const started = startMasking(setProgress);
        client.current = started;
        const opened = await started.ask('open', { from, chosen: {} });
        startTransition(() => setFile({ name, opened, client: started }));
      },
      `“${name}”没有打开。`,
    );
  const choose = (chosen: File) => open(chosen.name, { file: chosen });
  const chooseTable = (name: string, table: TableAt) => open(name, { table });
  const run = (rules: MaskRuleSet) =>
    during('running', async () => {
      const result = await client.current?.ask('run', { rules });
      startTransition(() => setMade(result ?? null));
    });
  const giveKey = async (chosen: File) => {
    const secret = await secretOf(chosen);
    if (secret === null || client.current === null) {
      setProblem('密钥文件应为 64 位十六进制数字。');
      return;
    }
    await client.current.ask('secret', { secret });
    setProblem(null);
    setKeyed(true);
  };
  const forget = useCallback(() => setMade(null), []);
  const cancel = () => client.current?.cancel();
  return { file, busy, progress, made, problem, keyed, choose, chooseTable, run, cancel, giveKey, forget };
}
