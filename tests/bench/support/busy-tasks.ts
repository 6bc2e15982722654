/**
 * The tasks of a window's own thread by the processor time they took. On a machine whose cores are fewer than the
 * programs at work, the clock also counts the time in which a task stood still.
 */
import type { Browser, Page } from '@playwright/test';

/** Longer than this, and a click in between is felt. */
const feltMs = 50;

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, of the clock and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/** Begins to watch a page; answers how to end it, and what each task over 50 ms took then, longest first, in milliseconds. */
export const watchBusyTasks = async (browser: Browser, page: Page): Promise<() => Promise<number[]>> => {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  return async () => {
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const windows = new Set(
      trace.traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(threadOf),
    );
    return trace.traceEvents
      .filter((event) => event.ph === 'X' && event.name.endsWith('::RunTask') && windows.has(threadOf(event)))
      .map(({ tdur = 0 }) => tdur / 1000)
      .filter((taken) => taken > feltMs)
      .sort((a, b) => b - a);
  };
};
