/** Compiles the kernel: part of the window's build, and of the tests. */
import asc from 'assemblyscript/asc';

/** @param entry path of assembly/index.ts from the current folder. @throws with the compiler's words */
export const compileKernel = async (entry: string): Promise<Uint8Array<ArrayBuffer>> => {
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--outFile', 'kernel.wasm'];
  const written = new Map<string, Uint8Array | string>();
  const { error, stderr } = await asc.main([entry, ...options], {
    writeFile: (name: string, contents: Uint8Array | string) => void written.set(name, contents),
  });
  if (error !== null) throw new Error(stderr.toString());
  return new Uint8Array(written.get('kernel.wasm') as Uint8Array<ArrayBuffer>);
};
