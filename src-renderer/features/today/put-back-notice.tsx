import { Button } from 'antd';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../app/routes.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import { usePutBack } from '../../data/live.ts';
import { Notice } from '../../ui/pieces.tsx';
import { checkWords, sentWords } from './put-back-words.ts';

/** A platform that came back from a backup: what happened, what was sent again, what the officer should look at (S18). */
export function PutBackNotice() {
  const putBack = usePutBack();
  const database = useDeskDatabase();
  if (!putBack) return null;
  // In a transaction, because a sync may be writing its own facts beside this one.
  const putAway = () => database.write(() => database.changeMeta({ putBack: null }));
  return (
    <Notice tone="amber">
      <div className="stack--tight">
        <div className="strong">平台恢复过备份，退回到了较早的状态</div>
        <div>
          {timeLabel(putBack.noticedAt)}{' '}
          同步时发现。本机已按平台现在的内容全部更新：备份之后才办成的申请、审查、答复和签署，平台上已经没有，列表里也不再显示。
        </div>
        <div>{sentWords(putBack)}</div>
        <div>{checkWords(putBack)}</div>
        <div className="line line--wrap">
          <Button size="small" type="primary" onClick={() => void putAway()}>
            已核对，不再提示
          </Button>
          <a href={hrefOf('cases')}>核对我的申请</a>
          <a href={hrefOf('settings')}>查看平台连接</a>
        </div>
      </div>
    </Notice>
  );
}
