import { Button } from 'antd';
import { useState } from 'react';
import type { ChangeTrigger, TouchedEntry } from '#shared/domain/change-trigger/change-trigger.ts';
import { outcomeLabel } from '#shared/domain/change-trigger/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { hrefOf } from '../../../app/routes.ts';
import { Badge } from '../../../ui/pieces.tsx';
import { ExemptDialog } from './exempt-dialog.tsx';

/** What became of each entry; for its own officers, the ways to settle it. */
export function TouchedEntries({ subject }: { readonly subject: ChangeTrigger }) {
  const { departmentId, roles } = useOfficer();
  const mine = departmentId === subject.providerId && roles.includes('data-officer');
  const [exempting, setExempting] = useState<TouchedEntry | null>(null);
  return (
    <>
      <div className="scroll-x">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">涉及的条目</th>
              <th scope="col">处理情况</th>
              <th scope="col">{mine ? '办理' : '说明'}</th>
            </tr>
          </thead>
          <tbody>
            {subject.entries.map((each) => (
              <tr key={each.entryId}>
                <td>
                  {each.entryName} <span className="small soft">{each.entryCode}</span>
                </td>
                <td>
                  <Standing entry={each} />
                </td>
                <td>
                  {each.outcome?.reason}
                  {mine && each.outcome === null && (
                    <span className="line line--whole">
                      <a href={hrefOf('publishingEntry', { entryId: each.entryId })}>去更新或停用</a>
                      <Button
                        size="small"
                        aria-label={`不需更新：${each.entryName}`}
                        onClick={() => setExempting(each)}
                      >
                        不需更新
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {exempting !== null && (
        <ExemptDialog subject={subject} entry={exempting} onClose={() => setExempting(null)} />
      )}
    </>
  );
}

function Standing({ entry: { outcome } }: { readonly entry: TouchedEntry }) {
  if (outcome === null) return <Badge tone="amber">待更新</Badge>;
  return (
    <>
      <Badge tone={outcome.kind === 'unaffected' ? 'grey' : 'green'}>{outcomeLabel[outcome.kind]}</Badge>{' '}
      <span className="small soft">{timeLabel(outcome.at)}</span>
    </>
  );
}
