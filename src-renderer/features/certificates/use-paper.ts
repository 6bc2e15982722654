import { useCallback, useEffect, useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { faultOf, type Problem } from '../../office/use-act.ts';

/** A laid out copy: where it can be framed, and which copy it is. */
export type Laid = { readonly path: string; readonly copy: number };

/** The certificate laid out as its next copy; `next` lays out the one after, once this one is printed or saved. */
export function usePaper(certificate: Certificate) {
  const { services } = useBridge();
  const [laid, setLaid] = useState<Laid | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the synced row is the same certificate as a new object.
  const next = useCallback(
    () =>
      services.paper
        .previewCertificate({ certificate })
        .then(setLaid, (error: unknown) => setProblem(faultOf(error))),
    [services, certificate.id],
  );
  useEffect(() => void next(), [next]);
  return { laid, problem, setProblem, next };
}
