/** The page of one way: hands the bench's word to a worker, where the window's search lives as well. */
const worker = new Worker(new URL('./way-worker.ts', import.meta.url), { type: 'module' });

/** One call at a time. */
const call = (name: string, ...given: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ value?: unknown; fault?: string }>) =>
      data.fault === undefined ? resolve(data.value) : reject(new Error(data.fault));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ call: name, given });
  });

Object.assign(globalThis, { bench: call });
