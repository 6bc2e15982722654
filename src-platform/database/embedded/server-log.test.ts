import { describe, expect, it } from 'vitest';
import { explainStartFailure } from './server-log.ts';

describe('why a start failed', () => {
  it.each([
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
      { kind: 'port-taken', reason: 'could not create any TCP/IP sockets' },
    ],
    [
      'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
      { kind: 'still-in-use', reason: 'pre-existing shared memory block (key 1, ID 2) is still in use' },
    ],
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      { kind: 'disk-full', reason: 'could not write lock file "postmaster.pid": No space left on device' },
    ],
    [
      'FATAL:  database files are incompatible with server',
      { kind: 'other', reason: 'database files are incompatible with server' },
    ],
    [
      'error while loading shared libraries',
      { kind: 'other', reason: 'error while loading shared libraries' },
    ],
  ])('%s', (log, failure) => expect(explainStartFailure(log)).toEqual(failure));
});
