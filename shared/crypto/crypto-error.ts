/** Every reason for which this folder refuses. The message is for developers; it never holds key or text. */
export type CryptoErrorCode =
  | 'wrong-length'
  | 'bad-randomness'
  | 'bad-key'
  | 'bad-encoding'
  | 'not-authentic'
  | 'not-canonical';

export class CryptoError extends Error {
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode, message: string) {
    super(message);
    this.name = 'CryptoError';
    this.code = code;
  }
}
