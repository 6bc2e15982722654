import { useState } from 'react';
import type { ReadSheet } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { useDeskMemory } from '../../../app/desk-memory.ts';
import { type ReadStage, readInWorker } from '../../../spreadsheet/sheet-jobs.ts';
import { unreadableWords } from './file-words.ts';

/** A file as it was read; it stays while the officer looks at other screens, until another is chosen. */
export type ReadFile = {
  readonly name: string;
  readonly sheet: ReadSheet;
  /** Ids for entries that are new, by row: made once, so that pressing twice asks for one entry. */
  readonly newIds: ReadonlyMap<number, string>;
};

export type SheetReading = {
  readonly file: ReadFile | null;
  readonly stage: ReadStage | null;
  readonly problem: string | null;
  readonly choose: (file: File) => void;
  readonly stop: () => void;
};

const readFile = (name: string, sheet: ReadSheet): ReadFile => ({
  name,
  sheet,
  newIds: new Map(sheet.entries.map(({ rowNumber }) => [rowNumber, `entry-${crypto.randomUUID()}`])),
});

/** Reading a chosen file beside the window. */
export function useSheetReading(): SheetReading {
  const [file, setFile] = useDeskMemory<ReadFile | null>('publishing-sheet', null);
  const [stage, setStage] = useState<ReadStage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [stopper, setStopper] = useState<AbortController | null>(null);
  const read = async (chosen: File) => {
    stopper?.abort();
    const controller = new AbortController();
    setStopper(controller);
    setFile(null);
    setProblem(null);
    setStage('loading');
    const { signal } = controller;
    try {
      const outcome = await readInWorker(chosen, { signal, onStage: setStage });
      if (outcome.ok) setFile(readFile(chosen.name, outcome.value));
      else setProblem(unreadableWords[outcome.error]);
    } catch {
      if (!signal.aborted) setProblem(unreadableWords['file.damaged']);
    } finally {
      // A later choice has its own stage by now.
      if (!signal.aborted) setStage(null);
    }
  };
  const stop = () => {
    stopper?.abort();
    setStage(null);
  };
  return { file, stage, problem, choose: (chosen) => void read(chosen), stop };
}
