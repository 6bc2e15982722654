/** For tests: the code of the CryptoError that `act` throws, 'no error', or the error itself when it is another. */
import { CryptoError, type CryptoErrorCode } from '../crypto-error.ts';

export function codeOf(act: () => unknown): CryptoErrorCode | 'no error' {
  try {
    act();
  } catch (error) {
    if (error instanceof CryptoError) return error.code;
    throw error;
  }
  return 'no error';
}
