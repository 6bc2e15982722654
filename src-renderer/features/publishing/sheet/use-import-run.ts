import { useRef, useState } from 'react';
import type { ImportLine } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { usePerform } from '../../../app/officer-context.ts';
import { faultOf, type Problem } from '../../../office/use-act.ts';

export type WritableLine = Extract<ImportLine, { readonly kind: 'new' | 'changed' }>;

export type ImportRun = {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Entries a second, so far. */
  readonly rate: number;
  /** What was not written, and why. */
  readonly refused: readonly { readonly name: string; readonly problem: Problem }[];
};

export type Importing = {
  readonly run: ImportRun | null;
  /** Writes the agreed lines one after another, each as an act of its own. */
  readonly start: (lines: readonly WritableLine[]) => Promise<void>;
  /** Stops after the entry at work; what is written stays written. */
  readonly stop: () => void;
};

/** Doing what the officer agreed to. */
export function useImportRun(): Importing {
  const perform = usePerform();
  const [run, setRun] = useState<ImportRun | null>(null);
  const stopped = useRef(false);

  const write = async ({ act, name }: WritableLine): Promise<ImportRun['refused']> => {
    try {
      const result =
        act.name === 'entry.draft' ? await perform(act.name, act.args) : await perform(act.name, act.args);
      if (result.ok) return [];
      return [
        { name, problem: { kind: 'refusal', code: result.error.code, field: result.error.field ?? null } },
      ];
    } catch (error) {
      return [{ name, problem: faultOf(error) }];
    }
  };

  const start = async (lines: readonly WritableLine[]) => {
    stopped.current = false;
    const began = performance.now();
    let refused: ImportRun['refused'] = [];
    const show = (done: number, running: boolean) => {
      const seconds = (performance.now() - began) / 1000;
      setRun({ done, total: lines.length, running, rate: seconds > 0 ? done / seconds : 0, refused });
    };
    show(0, true);
    let done = 0;
    for (const line of lines) {
      if (stopped.current) break;
      refused = [...refused, ...(await write(line))];
      done += 1;
      show(done, true);
    }
    show(done, false);
  };
  return {
    run,
    start,
    stop: () => {
      stopped.current = true;
    },
  };
}
