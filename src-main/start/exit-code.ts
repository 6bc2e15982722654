/** What a program of ours says when it cannot go on. */
import { BridgeError } from '#shared/contract/service.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Runs to the end: 0, or what `run` answers; 1 after one Chinese sentence on standard error.
 */
export async function exitCodeOf(
  run: () => Promise<number>,
  announce: (line: string) => void,
): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const isForeseen = error instanceof StartRefusal || error instanceof BridgeError;
    announce(
      isForeseen ? error.message : `程序出错，已停止：${error instanceof Error ? error.stack : error}`,
    );
    return 1;
  }
}
