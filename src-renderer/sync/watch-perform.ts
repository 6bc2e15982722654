import { BridgeError } from '#shared/contract/service.ts';
import { type CycleDeps, recount } from './cycle.ts';
import type { Perform } from './perform.ts';

/** `perform`, with what came of it shown in the status. */
export const watchPerform =
  (perform: Perform, parts: Pick<CycleDeps, 'database' | 'status' | 'onFault' | 'pace'>): Perform =>
  async (name, args) => {
    try {
      const result = await perform(name, args);
      if (result.ok) {
        parts.status.setState({ saveProblem: null });
        await recount(parts);
      }
      return result;
    } catch (error) {
      if (error instanceof BridgeError) parts.status.setState({ saveProblem: error.message });
      await recount(parts);
      throw error;
    }
  };
