import { createStore, type StoreApi } from 'zustand/vanilla';

/** What screens remember while the officer is elsewhere: filter text, chosen facets. Never data. */
export type DeskMemory = StoreApi<Readonly<Record<string, unknown>>>;

export const createDeskMemory = (): DeskMemory => createStore<Readonly<Record<string, unknown>>>(() => ({}));
