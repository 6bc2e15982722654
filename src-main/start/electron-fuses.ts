/** electron-builder's hook that locks Electron's program, just before it is signed (check E8). */
import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/**
 * Every fuse there is, set by name. `strictlyRequireAllFuses` makes packaging fail when a new Electron brings one
 * more, and electron-builder's own `electronFuses` has no such setting: hence a hook.
 * @param platform Electron's name of it: `linux`, `win32`, `darwin`
 */
export function strictFuses(platform: string): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron checks the archive's hash on Windows and macOS only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Not a lock but V8's own way to bound memory; the window's policy lets no WebAssembly in anyway.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/** Rejects where the program has no fuses, or other ones than those above. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  await flipFuses(programOf(context), strictFuses(context.electronPlatformName));
}

function programOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  if (electronPlatformName === 'linux') return join(appOutDir, linuxNameOf(packager));
  if (electronPlatformName === 'win32') return join(appOutDir, `${packager.appInfo.productFilename}.exe`);
  throw new Error(`no fuses known for ${electronPlatformName}`);
}

function linuxNameOf(packager: AfterPackContext['packager']): string {
  if ('executableName' in packager && typeof packager.executableName === 'string') {
    return packager.executableName;
  }
  throw new Error('electron-builder no longer tells the name of the program');
}
