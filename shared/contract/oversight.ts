/** What the platform counts for those who oversee. */
import { boardReply, boardRequest } from '#shared/protocol/board.ts';
import { method } from './method.ts';

/** Codes: `role.missing`, and those of the courier. */
export const oversight = {
  methods: { board: method(boardRequest, boardReply) },
  events: {},
} as const;
