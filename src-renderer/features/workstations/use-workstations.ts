import { useCallback, useEffect, useState } from 'react';
import type { ListedWorkstation } from '#shared/protocol/workstations.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';

/** The platform's list as it stood when it was last asked; nothing of it is kept on this workstation. */
export function useWorkstations() {
  const { services } = useBridge();
  const [list, setList] = useState<readonly ListedWorkstation[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(
    () =>
      services.workstations.list({}).then(
        ({ workstations }) => {
          setList(workstations);
          setProblem(null);
        },
        (error: unknown) => setProblem(problemOf(error)),
      ),
    [services],
  );
  useEffect(() => {
    void reload();
  }, [reload]);
  return { list, problem, reload };
}
