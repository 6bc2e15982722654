/** What the platform counts for those who oversee. */
import { boardReply, boardRequest } from '#shared/protocol/board.ts';
import { lateReply, lateRequest } from '#shared/protocol/late-records.ts';
import { method } from './method.ts';

/** Codes: `role.missing`, and those of the courier. */
export const oversight = {
  methods: { board: method(boardRequest, boardReply), late: method(lateRequest, lateReply) },
  events: {},
} as const;
