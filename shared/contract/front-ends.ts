/** Telling the platform how to reach a front end. What is typed passes through and is kept nowhere on the workstation. */
import { connectFrontEndReply, connectFrontEndRequest } from '#shared/protocol/front-end.ts';
import { method } from './method.ts';

/** Codes: the refusal codes `front-end.*`, and those of the courier. */
export const frontEnds = {
  methods: { connect: method(connectFrontEndRequest, connectFrontEndReply) },
  events: {},
} as const;
