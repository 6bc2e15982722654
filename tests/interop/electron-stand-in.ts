/** What stands in for Electron where its program is not installed: a folder to package, and a module to import. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What marks the fuses inside the program. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own settings before anybody flips them; `run_as_node` first, `wasm_trap_handlers` last. */
const factoryFuses = '101100011';

/** A program with a fuse wire: marker, version 1, number of fuses, one character a fuse. */
export async function writeFusedProgram(file: string, fuses: string = factoryFuses): Promise<void> {
  const wire = Buffer.concat([Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  await writeFile(
    file,
    Buffer.concat([Buffer.from('before'), Buffer.from(sentinel), wire, Buffer.from('after')]),
  );
}

/** The folder electron-builder takes for Electron (`electronDist`). */
export async function writeElectronDist(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  await writeFusedProgram(join(folder, 'electron'));
  await writeFile(join(folder, 'resources', 'default_app.asar'), emptyArchive());
  for (const name of ['LICENSE', 'version', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/fr.pak']) {
    await writeFile(join(folder, name), name);
  }
}

function emptyArchive(): Buffer {
  const json = Buffer.from('{"files":{}}');
  const header = Buffer.alloc(16);
  [4, json.length + 8, json.length + 4, json.length].forEach((length, at) => {
    header.writeUInt32LE(length, at * 4);
  });
  return Buffer.concat([header, json]);
}

/** As much of Electron's module as the desk's main process uses until it has decided whether to start. */
const electronModule = `
export const app = {
  isPackaged: true,
  commandLine: { appendSwitch() {} },
  setPath() {},
  on() {},
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  exit: (code) => process.exit(code),
};
export const protocol = { registerSchemesAsPrivileged() {} };
export const dialog = { showErrorBox: (title, line) => console.log(JSON.stringify({ title, line })) };
`;

/** A packaged Electron's argv has no entry in it. */
const starter = (entry: string) => `process.argv.splice(1, 1);\nawait import('./${entry}');\n`;

/** Lays out, beside an unpacked archive, what lets plain Node start its entry. Returns the file to run. */
export async function writeElectronModule(folder: string, entry: string): Promise<string> {
  const home = join(folder, 'node_modules', 'electron');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), '{"name":"electron","type":"module","exports":"./index.js"}');
  await writeFile(join(home, 'index.js'), electronModule);
  await writeFile(join(folder, 'start.mjs'), starter(entry));
  return join(folder, 'start.mjs');
}
