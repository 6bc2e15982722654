import type * as electron from 'electron';

/** The whole of Electron's main-process module, handed in so that a fake can stand in its place. */
export type ElectronApi = typeof electron;
