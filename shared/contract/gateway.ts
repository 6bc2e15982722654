/** Using a granted resource. What comes back is shown and dropped; it is never stored on the workstation. */
import { gatewayReply, gatewayRequest } from '#shared/protocol/gateway.ts';
import { method } from './method.ts';

/** Codes: the refusal codes `grant.*` and `source.unavailable`, and those of the courier. */
export const gateway = {
  methods: { call: method(gatewayRequest, gatewayReply) },
  events: {},
} as const;
