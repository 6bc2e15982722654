/** Part of `npm run build`: compiles the search kernel to where the worker takes it from. */
import { writeFileSync } from 'node:fs';
import { compileKernel } from './kernel/compile.ts';

writeFileSync(
  'src-renderer/search/kernel/kernel.wasm',
  await compileKernel('src-renderer/search/kernel/assembly/index.ts'),
);
