import { describe, expect, it } from 'vitest';
import { openForDevice, sealForDevice } from './device-box.ts';
import { seededRandom } from './testing/seeded-random.ts';

const place = { format: 'f', packageId: 'p', deviceId: 'd' };
const secretDigest = 'ab'.repeat(32);
const plaintext = new TextEncoder().encode('办理内容');

describe('a box between a device and the platform', () => {
  const box = sealForDevice({ secretDigest, place }, plaintext, seededRandom('box'));

  it('opens for whoever knows the digest of the secret, at its own place', () => {
    expect(openForDevice({ secretDigest, place }, box)).toEqual(plaintext);
    expect(box).not.toContain('办理');
  });

  it.each([
    ['another secret', { secretDigest: 'ac'.repeat(32), place }],
    ['another package', { secretDigest, place: { ...place, packageId: 'q' } }],
    ['another device', { secretDigest, place: { ...place, deviceId: 'e' } }],
    ['another format', { secretDigest, place: { ...place, format: 'g' } }],
  ])('does not open under %s', (_what, sealing) => {
    expect(() => openForDevice(sealing, box)).toThrow();
  });

  it('does not open after any byte of it was changed', () => {
    for (let at = 0; at < box.length; at += 3) {
      const other = box[at] === 'A' ? 'B' : 'A';
      const changed = `${box.slice(0, at)}${other}${box.slice(at + 1)}`;
      expect(() => openForDevice({ secretDigest, place }, changed)).toThrow();
    }
  });
});
