import type { BoardOverview, OpenLimit } from '#shared/domain/board/board.ts';

/** What the screen of 时限督办 shows, wherever it was counted. */
export type BoardView = BoardOverview & {
  /** How many running limits are behind the chosen number, and the first of them. */
  readonly total: number;
  readonly chosen: readonly OpenLimit[];
};
