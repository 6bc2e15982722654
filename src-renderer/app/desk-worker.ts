/** Workers of the window. Its policy lets scripts come only through the named trusted type, which is made once. */

type ScriptPolicy = { createScriptURL(url: string): string };
type PolicyFactory = { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };

let policy: ScriptPolicy | null = null;

const ownScripts: ScriptPolicy = {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a worker of another origin');
    return url;
  },
};

const scriptPolicy = (): ScriptPolicy => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('desk-worker', ownScripts) ?? ownScripts;
  return policy;
};

/** @param url of the worker's own script, as the bundler gives it with `?worker&url` */
export const startDeskWorker = (url: string): Worker =>
  new Worker(scriptPolicy().createScriptURL(url), { type: 'module' });
