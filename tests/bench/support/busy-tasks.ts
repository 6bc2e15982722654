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

export const busyCategories = ['toplevel', '__metadata'] as const;

/** What each task over 50 ms of a window's own thread took, longest first, in milliseconds. @param trace as JSON */
export const busyTasksIn = (trace: string): number[] => {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const windows = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  );
  return traceEvents
    .filter((event) => event.ph === 'X' && event.name.endsWith('::RunTask') && windows.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((taken) => taken > feltMs)
    .sort((a, b) => b - a);
};

/** Begins to watch a page; answers how to end it, and what {@link busyTasksIn} finds then. */
export const watchBusyTasks = async (browser: Browser, page: Page): Promise<() => Promise<number[]>> => {
  await browser.startTracing(page, { categories: [...busyCategories] });
  return async () => busyTasksIn((await browser.stopTracing()).toString());
};
