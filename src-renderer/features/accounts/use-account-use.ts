import { useCallback, useEffect, useState } from 'react';
import type { AccountUse } from '#shared/protocol/accounts.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';

export type Use = {
  /** By account; null until the platform has answered. Nothing of it is kept on this workstation. */
  readonly uses: ReadonlyMap<string, AccountUse> | null;
  readonly problem: Problem | null;
  readonly reload: () => Promise<void>;
};

/** Last sign-ins and the state of passwords, which the platform alone knows. @param version asks anew where it changes */
export function useAccountUse(version: number): Use {
  const { services } = useBridge();
  const [uses, setUses] = useState<Use['uses']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(
    () =>
      services.accounts.use({}).then(
        ({ accounts }) => {
          setUses(new Map(accounts.map((each) => [each.id, each])));
          setProblem(null);
        },
        (error: unknown) => setProblem(problemOf(error)),
      ),
    [services],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another answer.
  useEffect(() => {
    void reload();
  }, [reload, version]);
  return { uses, problem, reload };
}
