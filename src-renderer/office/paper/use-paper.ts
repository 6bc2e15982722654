import { useCallback, useEffect, useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { faultOf, type Problem } from '../use-act.ts';

/** A laid out copy: where it can be framed, and which copy it is. */
export type Laid = { readonly path: string; readonly copy: number };

export type Bridge = ReturnType<typeof useBridge>['services'];

/**
 * A paper laid out as its next copy; `next` lays out the one after, once this one is printed or saved.
 * @param paperId tells one paper from another: a synced row is the same paper as a new object
 */
export function usePaper(paperId: string, layOut: (services: Bridge) => Promise<Laid>) {
  const { services } = useBridge();
  const [laid, setLaid] = useState<Laid | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the paper is known by its id.
  const next = useCallback(
    () => layOut(services).then(setLaid, (error: unknown) => setProblem(faultOf(error))),
    [services, paperId],
  );
  useEffect(() => void next(), [next]);
  return { laid, problem, setProblem, next };
}

/**
 * Has main make ready for a paper, and again whenever the officer does something on the way to it: main does not stay
 * ready for long.
 */
export function usePaperMadeReady(lastDone: unknown): void {
  const { services } = useBridge();
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    // Whoever then asks for the paper hears what is wrong.
    services.paper.makeReady({}).catch(() => undefined);
  }, [services, lastDone]);
}
