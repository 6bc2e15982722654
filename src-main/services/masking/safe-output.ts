/** A file that appears under its name whole or not at all: written beside it, synced, then renamed. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export type SafeOutput = {
  readonly write: (bytes: Uint8Array) => void;
  /** Puts the file under its name. */
  readonly keep: () => void;
  /** Removes what was written; without effect after {@link keep}. */
  readonly discard: () => void;
};

/** For the owner's eyes alone. @throws what the disk refuses */
export const openSafeOutput = (path: string): SafeOutput => {
  const beside = `${path}.part-${process.pid}`;
  const file = openSync(beside, 'wx', 0o600);
  let open = true;
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    keep: () => {
      fsyncSync(file);
      close();
      renameSync(beside, path);
    },
    discard: () => {
      close();
      rmSync(beside, { force: true });
    },
  };
};
