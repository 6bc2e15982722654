/** What a front end's database answered wrongly, as a refusal: its own text may hold data and is dropped. */
import { errorCode } from '../database/error-code.ts';
import { isTemporary } from '../database/temporary-failure.ts';
import { type ProblemCode, ProblemError } from '../http/problem.ts';

/** Text that no PostgreSQL can hold: NUL, or bytes that are not in the server's encoding. */
const badText = /^(?:22021|22P05)$/u;
const full = /^53[0-9A-Z]{3}$/u;
/** Authentication, no such database, insufficient privilege, no such role. */
const refused = /^(?:28...|3D000|42501|42704)$/u;
const networkSays = /^(?:E[A-Z_]+|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_)/u;
const driverSays =
  /^(?:Query read timeout|timeout expired|Connection terminated|Client has encountered|Client was closed|The server does not support SSL)/u;

const codeOf = (error: unknown): ProblemCode => {
  const code = errorCode(error) ?? '';
  if (badText.test(code)) return 'delivery.value';
  if (full.test(code)) return 'front-end.full';
  if (refused.test(code)) return 'front-end.refused';
  const silent = error instanceof Error && driverSays.test(error.message);
  return silent || networkSays.test(code) || isTemporary(error)
    ? 'front-end.unreachable'
    : 'front-end.failed';
};

/** Runs work on a front end; whatever its database throws comes out as a coded refusal. */
export const onFrontEnd = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(codeOf(error));
  }
};
