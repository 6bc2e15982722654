/** What every place that holds an officer's key must do, whichever it is: files today, a USB key by SKF tomorrow. */
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { verifyValue } from '#shared/crypto/value-signature.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import type { KeyContainer } from '../../src-main/services/vault/key-container.ts';

export type OpenedContainer = {
  readonly container: KeyContainer;
  readonly officerId: string;
  /** The same container as another run of the program finds it. */
  readonly reopened: () => KeyContainer;
  /** Lets time pass for the container. */
  readonly wait: (milliseconds: number) => void;
};

const pin = '246813';
const other = '135790';
const wrong = '000000';
const message = utf8Encode('{"purpose":"test"}');

export function keyContainerSuite(name: string, openNew: () => Promise<OpenedContainer>): void {
  const withKey = async () => {
    const opened = await openNew();
    const part = await opened.container.create(pin);
    const sign = (by = pin, container = opened.container) =>
      container.open(by, async (key) => ({ part: key.part, signature: await key.sign(message) }));
    return { ...opened, part, sign };
  };

  describe(`${name} as a key container`, () => {
    it('[R085] makes one key, and shows nothing of it but the public half and a proof of possession', async () => {
      const { container, officerId, part } = await withKey();
      expect(part.keyId).toBe(`key-${bytesToHex(sm3(hexToBytes(part.publicKey))).slice(0, 24)}`);
      const value = keyProof(part.keyId, officerId, part.publicKey);
      expect(verifyValue({ publicKey: part.publicKey, value, signature: part.proof })).toBe(true);
      expect(await container.publicPart()).toEqual(part);
      expect(Object.keys(part).sort()).toEqual(['keyId', 'proof', 'publicKey']);
      await expect(container.create(pin)).rejects.toMatchObject({ code: 'vault.key-exists' });
    });

    it('[R085] has none before one is made, and none after it is destroyed, PIN or no PIN', async () => {
      const { container } = await openNew();
      expect(await container.publicPart()).toBeNull();
      await expect(container.open(pin, async () => {})).rejects.toMatchObject({ code: 'vault.no-key' });
      const made = await withKey();
      await made.container.destroy();
      expect(await made.container.publicPart()).toBeNull();
      await made.container.destroy();
      expect((await made.container.create(other)).keyId).not.toBe(made.part.keyId);
    });

    it('[R085] signs under the PIN what verifies under the usual id, also in another run', async () => {
      const { part, sign, reopened } = await withKey();
      for (const container of [undefined, reopened()]) {
        const signed = await sign(pin, container);
        expect(signed.part).toEqual(part);
        const publicKey = hexToBytes(part.publicKey);
        expect(sm2Verify({ publicKey, message, signature: signed.signature })).toBe(true);
      }
    });

    it('A7 counts wrong PINs on, makes each wait longer, and locks at the tenth', async () => {
      const { container, sign, reopened, wait } = await withKey();
      const left: number[] = [];
      for (let failure = 1; failure <= 10; failure++) {
        wait(600_000);
        await expect(sign(wrong)).rejects.toMatchObject({
          code: failure < 10 ? 'vault.wrong-pin' : 'vault.locked',
        });
        left.push((await reopened().tries()).triesLeft);
      }
      expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
      wait(600_000);
      await expect(sign()).rejects.toMatchObject({ code: 'vault.locked' });
      await expect(container.changePin(pin, other)).rejects.toMatchObject({ code: 'vault.locked' });
    });

    it('A7 refuses the right PIN while it waits, and forgets failures after it', async () => {
      const { container, sign, wait } = await withKey();
      for (let failure = 1; failure <= 3; failure++) {
        wait(600_000);
        await expect(sign(wrong)).rejects.toMatchObject({ code: 'vault.wrong-pin' });
      }
      await expect(sign()).rejects.toMatchObject({ code: 'vault.wait' });
      wait(600_000);
      await sign();
      expect(await container.tries()).toEqual({ triesLeft: 10, waitUntil: null });
    });

    it('[R085] takes another PIN for the same key, from the old one alone, which opens nothing afterwards', async () => {
      const { container, part, sign, wait } = await withKey();
      await expect(container.changePin(wrong, other)).rejects.toMatchObject({ code: 'vault.wrong-pin' });
      wait(600_000);
      await container.changePin(pin, other);
      expect(await container.publicPart()).toEqual(part);
      expect((await sign(other)).part).toEqual(part);
      await expect(sign(pin)).rejects.toMatchObject({ code: 'vault.wrong-pin' });
    });

    it('[R085] hands on what the work within fails with, and is whole afterwards', async () => {
      const { container, sign } = await withKey();
      const failing = container.open(pin, async () => {
        throw new Error('the work failed');
      });
      await expect(failing).rejects.toThrow('the work failed');
      expect((await sign()).signature).toHaveLength(64);
    });
  });
}
