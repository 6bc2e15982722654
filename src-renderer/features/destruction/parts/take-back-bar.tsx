import { Button } from 'antd';
import { useState } from 'react';
import type { Destruction } from '#shared/domain/destruction/destruction.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { useAct } from '../../../office/use-act.ts';

/** Before the witness has spoken: taken back, so that another one can be named. */
export function TakeBackBar({ record }: { readonly record: Destruction }) {
  const [asking, setAsking] = useState(false);
  const { act, busy, problem } = useAct();
  const takeBack = async () => {
    if (await act('destruction.take-back', { destructionId: record.id })) setAsking(false);
  };
  return (
    <div className="pane__foot">
      <Button onClick={() => setAsking(true)}>收回登记</Button>
      <span className="small soft grow">
        待见证人{record.witnessName}确认；见证人不能办理的，收回后另选见证人再登记。
      </span>
      {asking && (
        <ConfirmRecord
          title="收回销毁登记"
          confirmText="确认收回"
          facts={[
            ['授权', record.entryName],
            ['执行人', record.operatorName],
            ['见证人', record.witnessName],
            ['结果', '这份记录留存，标明已收回；数据销毁须另选见证人重新登记。已终止的使用权不恢复。'],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
