import type { Log, LogFacts } from '../log.ts';

export type LogLine = { readonly level: keyof Log; readonly event: string; readonly facts: LogFacts };

/** A log that keeps its lines, for tests that ask what was written down. */
export function createRecordingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log) =>
    (event: string, facts: LogFacts = {}) =>
      void lines.push({ level, event, facts });
  return { lines, error: at('error'), info: at('info'), debug: at('debug') };
}
