import { useEffect, useState } from 'react';
import { useNow } from '../../app/use-now.ts';
import { changeKept } from '../../data/change-kept.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import { useKept } from '../../data/live.ts';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';

export type PlatformAnswer = {
  /** As it was kept; null: the platform never answered that. Undefined while it is read. */
  readonly kept: unknown;
  readonly problem: Problem | null;
};

/**
 * What the platform counts, asked again with every minute; what it answered last is kept on this workstation, sealed, and
 * shown without a link.
 * @param key names the question
 */
export function usePlatformAnswer(key: string, ask: () => Promise<unknown>): PlatformAnswer {
  const database = useDeskDatabase();
  const now = useNow();
  const kept = useKept(key);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute says to ask again, the key names the question.
  useEffect(() => {
    let asked = true;
    ask().then(
      async (reply) => {
        // One that cannot be kept is still shown until the window is closed.
        await changeKept(database, key, () => reply);
        if (asked) setProblem(null);
      },
      (error: unknown) => asked && setProblem(problemOf(error)),
    );
    return () => {
      asked = false;
    };
  }, [database, key, now]);
  return { kept, problem };
}
