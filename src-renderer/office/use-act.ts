import { App } from 'antd';
import { useState } from 'react';
import { BridgeError } from '#shared/contract/service.ts';
import type { ActionArgs, ActionName } from '#shared/domain/actions.ts';
import { useOfficerDesk } from '../app/officer-context.ts';

export type Problem =
  | { readonly kind: 'refusal'; readonly code: string; readonly field: string | null }
  | { readonly kind: 'fault'; readonly message: string };

/** What the officer reads where the program itself failed. */
export const faultOf = (error: unknown): Problem => ({
  kind: 'fault',
  message: error instanceof BridgeError ? error.message : '程序内部出错，未能完成操作，请重试。',
});

export type Act = {
  /** True once the act is 已保存; otherwise `problem` says why not. */
  readonly act: <N extends ActionName>(name: N, args: ActionArgs<N>) => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly setProblem: (problem: Problem | null) => void;
};

/** Does an act of the office for a screen: busy, refused, failed, or saved with a word about syncing. */
export function useAct(): Act {
  const { engine } = useOfficerDesk();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act: Act['act'] = async (name, args) => {
    setBusy(true);
    setProblem(null);
    try {
      const result = await engine.perform(name, args);
      const { link } = engine.status.getState();
      if (result.ok) message.success(link === 'online' ? '已保存，正在送平台确认' : '已保存，待同步');
      else setProblem({ kind: 'refusal', code: result.error.code, field: result.error.field ?? null });
      return result.ok;
    } catch (error) {
      setProblem(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, problem, setProblem };
}
