import { useMemo } from 'react';
import { type BoardChoice, boardOf, chosenOf } from '#shared/domain/board/board.ts';
import { limitsOf } from '#shared/domain/board/limit.ts';
import { boardPage } from '#shared/protocol/board.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useTable } from '../../data/live.ts';
import type { BoardView } from './board-view.ts';

/** How every limit among the rows this officer sees stands now; undefined while loading. */
export function useBoard(choice: BoardChoice): BoardView | undefined {
  const now = useNow();
  const calendar = useCalendar();
  const sharingCase = useTable('sharingCase');
  const changeTrigger = useTable('changeTrigger');
  const entryDraft = useTable('entryDraft');
  const correctionLimit = useTable('correctionLimit');
  const circular = useTable('circular');
  const limits = useMemo(() => {
    if (sharingCase === undefined || changeTrigger === undefined || entryDraft === undefined)
      return undefined;
    if (correctionLimit === undefined || circular === undefined) return undefined;
    return limitsOf({ sharingCase, changeTrigger, entryDraft, correctionLimit, circular }, calendar);
  }, [sharingCase, changeTrigger, entryDraft, correctionLimit, circular, calendar]);
  const board = useMemo(() => limits && boardOf(limits, { now, calendar }), [limits, now, calendar]);
  return useMemo(() => {
    if (board === undefined) return undefined;
    const chosen = chosenOf(board.open, choice);
    const { departments, months } = board;
    return { departments, months, total: chosen.length, chosen: chosen.slice(0, boardPage) };
  }, [board, choice]);
}
