import type { Sealing } from '../host.ts';
import type { ElectronApi } from './electron-api.ts';

/** Backends that keep no secret: a fixed password in the binary, or nobody knows. */
const unsound: readonly string[] = ['basic_text', 'unknown'];

/** Sealing through the OS store (checks A5, S: At rest). Null where there is none or only a sham one. */
export async function createSealing(
  { safeStorage }: Pick<ElectronApi, 'safeStorage'>,
  platform: NodeJS.Platform,
): Promise<Sealing | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : storeOf(platform);
  if (unsound.includes(backend)) return null;
  return {
    backend,
    // The store seals text, and arbitrary bytes are not text.
    seal: (bytes) => safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64')),
    async open(bytes) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      return new Uint8Array(Buffer.from(result, 'base64'));
    },
  };
}

function storeOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'dpapi';
  return platform === 'darwin' ? 'keychain' : 'unknown';
}
