import { BridgeError } from '#shared/contract/service.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { faultOf, type Problem } from './use-act.ts';

/** What a service of main rejected with, as a screen shows it: a refusal of the office with its clause, or a fault. */
export const problemOf = (error: unknown): Problem =>
  error instanceof BridgeError && Object.hasOwn(refusals, error.code)
    ? { kind: 'refusal', code: error.code, field: error.field ?? null }
    : faultOf(error);
