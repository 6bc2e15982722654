/** What users of the old resource are told, and when. */
import type { ActionContext } from '../action.ts';
import { longDateLabel } from '../clock/civil-date.ts';
import { tell } from '../notice/tell.ts';
import type { Change } from '../tables.ts';
import type { Replacement } from './replacement.ts';

/** The plan, with its dates and where to go. */
export const tellPlan = (
  subject: Replacement,
  departmentIds: readonly string[],
  context: ActionContext,
): Change[] =>
  tell(
    departmentIds,
    {
      kind: 'replacement-planned',
      subjectId: subject.id,
      entryId: subject.oldEntryId,
      text:
        `“${subject.oldEntryName}”将由“${subject.newEntryName}”更替，${longDateLabel(subject.stopOn)}停用。` +
        `${longDateLabel(subject.parallelFrom)}至${longDateLabel(subject.parallelTo)}两个资源并行，` +
        `请在此期间申请新资源并完成切换。过渡办法：${subject.method}`,
    },
    context,
  );

/** That it has been stopped. */
export const tellStop = (
  subject: Replacement,
  departmentIds: readonly string[],
  context: ActionContext,
): Change[] =>
  tell(
    departmentIds,
    {
      kind: 'replacement-done',
      subjectId: subject.id,
      entryId: subject.oldEntryId,
      text: `“${subject.oldEntryName}”已停用，本部门对它的授权随之终止，请改用“${subject.newEntryName}”。`,
    },
    context,
  );
