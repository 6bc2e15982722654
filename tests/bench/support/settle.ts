/** What was done before must not be finished while something else is measured. */
import { spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

const collectGarbage = runInNewContext('gc') as () => void;

/** Has this program tidy up what it no longer needs, and the system bring to the disk what was written. */
export const settle = (): void => {
  collectGarbage();
  spawnSync('sync');
};
