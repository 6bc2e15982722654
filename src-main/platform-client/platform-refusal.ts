/** What an answer other than 2xx means for the officer. */
import { BridgeError } from '#shared/contract/service.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { problem } from '#shared/protocol/problem.ts';
import { serviceRefusal } from '../services/service-refusals.ts';

/**
 * @param withToken whether the request spoke for a session: a 401 then means the session has ended, while at
 * sign-in it carries the platform's own reason
 */
export function refusalOf(status: number, body: unknown, withToken: boolean): BridgeError {
  const stated = problem.safeParse(body);
  if (status === 401 && withToken) return serviceRefusal('session.expired');
  // A lock-out after many sign-ins is a 429 and a provider's silence a 503: neither is a busy platform.
  if (stated.success && isOfficeReason(stated.data.code)) return asError(stated.data);
  if (status === 429 || status === 503) return serviceRefusal('platform.busy');
  // A gateway in front of a stopped platform answers 502 or 504.
  if (status === 502 || status === 504) return serviceRefusal('platform.unreachable');
  if (stated.success && status >= 400) return asError(stated.data);
  return serviceRefusal('platform.garbled');
}

function isOfficeReason(code: string): boolean {
  return code.startsWith('session.') || Object.hasOwn(refusals, code);
}

function asError({ code, message, field }: { code: string; message: string; field?: string | undefined }) {
  return new BridgeError(code, message, field);
}
