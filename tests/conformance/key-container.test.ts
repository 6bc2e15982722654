import { temporaryFolder } from '../../src-main/services/testing/fixtures.ts';
import { openSoftwareContainer } from '../../src-main/services/vault/software-container.ts';
import { keyContainerSuite } from './key-container.ts';

keyContainerSuite('the software container', async () => {
  const clock = { now: 1_790_000_000_000 };
  const owner = {
    folder: await temporaryFolder(),
    officerId: 'officer-a',
    dataKey: new Uint8Array(32).fill(7),
  };
  const reopened = () => openSoftwareContainer(owner, () => clock.now);
  return {
    container: reopened(),
    officerId: owner.officerId,
    reopened,
    wait: (milliseconds) => {
      clock.now += milliseconds;
    },
  };
});
