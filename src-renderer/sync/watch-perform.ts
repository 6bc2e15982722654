import { BridgeError } from '#shared/contract/service.ts';
import { type CycleDeps, recount } from './cycle.ts';
import type { Perform } from './perform.ts';

/** `perform`, with its failure shown in the status and a sync asked for after each act. */
export const watchPerform =
  (
    perform: Perform,
    parts: Pick<CycleDeps, 'database' | 'status' | 'onFault' | 'pace'>,
    request: () => Promise<void>,
  ): Perform =>
  async (name, args) => {
    try {
      const result = await perform(name, args);
      if (result.ok) {
        parts.status.setState({ saveProblem: null });
        await recount(parts);
        void request();
      }
      return result;
    } catch (error) {
      if (error instanceof BridgeError) parts.status.setState({ saveProblem: error.message });
      await recount(parts);
      throw error;
    }
  };
