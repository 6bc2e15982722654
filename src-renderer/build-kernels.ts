/** Part of `npm run build`: compiles the kernels to where those who run them take them from. */
import { writeFileSync } from 'node:fs';
import { compileKernel } from './search/kernel/compile.ts';

writeFileSync(
  'src-renderer/search/kernel/kernel.wasm',
  await compileKernel('src-renderer/search/kernel/assembly/index.ts'),
);

// As a module: it also runs where nothing can be fetched, in the masking worker and on the command line.
const masking = 'shared/domain/masking/csv/kernel';
writeFileSync(
  `${masking}/kernel-bytes.ts`,
  `export const kernelBytes = Uint8Array.of(${await compileKernel(`${masking}/assembly/index.ts`)});\n`,
);
