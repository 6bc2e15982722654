import { useEffect, useState } from 'react';
import type { BoardChoice } from '#shared/domain/board/board.ts';
import { type BoardReply, boardReply } from '#shared/protocol/board.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useNow } from '../../app/use-now.ts';
import { changeKept } from '../../data/change-kept.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import { useKept } from '../../data/live.ts';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';

const keyOf = (choice: BoardChoice): string =>
  choice === null ? 'board.overdue' : `board.${choice.departmentId ?? ''}.${choice.step}`;

/**
 * The board as the platform counts it, asked again with every minute; what it answered last is kept on this workstation,
 * sealed, and shown without a link. Null: it never answered that.
 */
export function usePlatformBoard(choice: BoardChoice): {
  readonly answer: BoardReply | null | undefined;
  readonly problem: Problem | null;
} {
  const { services } = useBridge();
  const database = useDeskDatabase();
  const now = useNow();
  const key = keyOf(choice);
  const kept = useKept(key);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute says to ask again, the key names the choice.
  useEffect(() => {
    let asked = true;
    services.oversight.board({ choice }).then(
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
  }, [services, database, key, now]);
  if (kept === undefined) return { answer: undefined, problem };
  const read = boardReply.safeParse(kept);
  return { answer: read.success ? read.data : null, problem };
}
