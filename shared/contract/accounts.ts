/** What only the platform knows and does about accounts. Needs the link: nothing of it lies here. */
import { z } from 'zod';
import { accountUseReply, issuePasswordReply, issuePasswordRequest } from '#shared/protocol/accounts.ts';
import { method } from './method.ts';

/** Codes: role.missing, department.wrong, record.missing, record.changed, `account.*`, and those of the courier. */
export const accounts = {
  methods: {
    use: method(z.strictObject({}), accountUseReply),
    issuePassword: method(issuePasswordRequest, issuePasswordReply),
  },
  events: {},
} as const;
