/** The platform's workstations as its security administrator sees them. Needs the link: nothing of it lies here. */
import { z } from 'zod';
import {
  endSessionsReply,
  endSessionsRequest,
  listWorkstationsReply,
  workstationServiceRequest,
} from '#shared/protocol/workstations.ts';
import { method } from './method.ts';

/** Codes: role.missing, department.wrong, record.missing, the refusal codes `workstation.*`, and those of the courier. */
export const workstations = {
  methods: {
    list: method(z.strictObject({}), listWorkstationsReply),
    setService: method(workstationServiceRequest, z.strictObject({})),
    endSessions: method(endSessionsRequest, endSessionsReply),
  },
  events: {},
} as const;
