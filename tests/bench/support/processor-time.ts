/** Which of the programs at work took the processors' time: this process's descendants, by what they are. */
import { readdirSync, readFileSync } from 'node:fs';

const fileOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The system counts in hundredths of a second. */
const tick = 0.01;

const kinds: readonly (readonly [RegExp, string])[] = [
  [/--utility-sub-type=(?:\w+\.)*(\w+)/u, 'browser'],
  [/--type=renderer/u, 'renderer'],
  [/--type=(\S+)/u, 'browser'],
  [/chromium/u, 'browser: main'],
  [/desk/u, 'desk'],
  [/platform/u, 'platform'],
  [/^postgres/u, 'PostgreSQL'],
];

const kindOf = (pid: string): string => {
  const line = fileOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  for (const [pattern, kind] of kinds) {
    const found = pattern.exec(line);
    if (found !== null) return found[1] === undefined ? kind : `${kind}: ${found[1]}`;
  }
  return 'other';
};

type Counted = { readonly kind: string; readonly parent: string; readonly seconds: number };

const countedOf = (pid: string): Counted => {
  // The name in brackets may hold spaces.
  const fields = fileOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const seconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
  return { kind: kindOf(pid), parent: fields[1] ?? '0', seconds };
};

const now = (): ReadonlyMap<string, Counted> => {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((pid) => [pid, countedOf(pid)]),
  );
  const isOurs = (pid: string): boolean =>
    pid === String(process.pid) || (all.has(pid) && isOurs(all.get(pid)?.parent ?? '0'));
  return new Map([...all].filter(([pid]) => pid !== String(process.pid) && isOurs(pid)));
};

/** Answers a function that says what each kind of program has taken since, in seconds, the most first. */
export const watchProcessorTime = (): (() => readonly (readonly [kind: string, seconds: number])[]) => {
  const before = now();
  return () => {
    const taken = new Map<string, number>();
    for (const [pid, { kind, seconds }] of now()) {
      const own = seconds - (before.get(pid)?.seconds ?? 0);
      taken.set(kind, (taken.get(kind) ?? 0) + own);
    }
    return [...taken].filter(([, seconds]) => seconds >= tick).sort(([, a], [, b]) => b - a);
  };
};
