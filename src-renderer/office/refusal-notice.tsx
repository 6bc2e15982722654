import { type RefusalCode, refusals } from '#shared/domain/refusals.ts';
import { Notice } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';
import type { Problem } from './use-act.ts';

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

/** A refusal or a fault: what happened, the clause it rests on, what to do next. */
export function RefusalNotice({ problem }: { readonly problem: Problem }) {
  if (problem.kind === 'fault') {
    return (
      <Notice tone="red" urgent>
        {problem.message}
        <div className="small soft">未保存任何改动，您写的内容还在，处理后可重试。</div>
      </Notice>
    );
  }
  return (
    <Notice tone="red" urgent>
      <RefusalText code={problem.code} />
    </Notice>
  );
}

/** The same words without the frame, for lists. */
export function RefusalText({ code }: { readonly code: string }) {
  if (!isKnown(code)) return <>平台未接受这项办理（{code}），请升级本程序或联系管理员。</>;
  const { message, next, clause } = refusals[code];
  return (
    <>
      <div>
        <span className="strong">{message}</span>
        {next}
      </div>
      {clause !== null && <ClauseLine clause={clause} />}
    </>
  );
}
