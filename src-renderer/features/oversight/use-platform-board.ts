import type { BoardChoice } from '#shared/domain/board/board.ts';
import { type BoardReply, boardReply } from '#shared/protocol/board.ts';
import { useBridge } from '../../app/bridge-context.ts';
import type { Problem } from '../../office/use-act.ts';
import { usePlatformAnswer } from './use-platform-answer.ts';

const keyOf = (choice: BoardChoice): string =>
  choice === null ? 'board.overdue' : `board.${choice.departmentId ?? ''}.${choice.step}`;

/** The board as the platform counts it. Null: it never answered that. */
export function usePlatformBoard(choice: BoardChoice): {
  readonly answer: BoardReply | null | undefined;
  readonly problem: Problem | null;
} {
  const { services } = useBridge();
  const { kept, problem } = usePlatformAnswer(keyOf(choice), () => services.oversight.board({ choice }));
  return { answer: kept === undefined ? undefined : (boardReply.safeParse(kept).data ?? null), problem };
}
