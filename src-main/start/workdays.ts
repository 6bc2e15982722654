/** `desk workdays`: the product's own count of working days, on the command line. */
import china from '#assets/calendars/china.json' with { type: 'json' };
import { isEstimated, workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { addWorkingDays, countWorkingDays } from '#shared/domain/clock/working-days.ts';

export const workdaysHelp = `用法 Usage: npm run -s desk -- workdays add DATE N | count FROM TO
按国务院公布的节假日安排数工作日；起始日不计入，调休上班的周末计入。
  add DATE N      DATE 之后第 N 个工作日（N 为 1 至 366） the N-th working day after DATE
  count FROM TO   (FROM, TO] 之间的工作日数，TO 在前则为负数 working days after FROM up to TO
日期写作 2025-09-26，在 2000 至 2099 年之间。没有公布安排的年份按周末和固定假日推算，会在标准错误中注明。
退出码 Exit code: 0 成功 done, 2 参数不对 wrong arguments
`;

export type WorkdaysAnswer = {
  readonly out: string;
  /** A sentence for standard error, or empty. */
  readonly note: string;
  readonly exitCode: 0 | 2;
};

const calendar = workCalendar.parse(china);
const datePattern = /^20\d\d-\d\d-\d\d$/u;

const isDate = (text: string | undefined): text is string => {
  if (text === undefined || !datePattern.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse lets 30 February roll over into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const wrong = (note: string): WorkdaysAnswer => ({ out: '', note, exitCode: 2 });
const wrongDate = (text: string | undefined): WorkdaysAnswer =>
  wrong(`“${text ?? ''}”不是日期，请写作 2025-09-26，在 2000 至 2099 年之间。`);

const answer = (out: string, estimated: boolean): WorkdaysAnswer => ({
  out,
  note: estimated ? '涉及尚未公布节假日安排的日子：按周末推算，待国务院安排。' : '',
  exitCode: 0,
});

const add = (date: string, days: string | undefined): WorkdaysAnswer => {
  const count = /^\d{1,3}$/u.test(days ?? '') ? Number(days) : 0;
  if (count < 1 || count > 366) return wrong(`“${days ?? ''}”不是工作日数，请写 1 至 366 的整数。`);
  const due = addWorkingDays(calendar, date, count);
  return answer(due.date, due.estimated);
};

const count = (from: string, to: string | undefined): WorkdaysAnswer => {
  if (!isDate(to)) return wrongDate(to);
  // The years that are known follow one another, so an interval with two known ends is known throughout.
  const estimated = isEstimated(calendar, from) || isEstimated(calendar, to);
  return answer(String(countWorkingDays(calendar, from, to)), estimated);
};

/** What `desk workdays ARGS` answers. */
export const answerWorkdays = (args: readonly string[]): WorkdaysAnswer => {
  const [verb, first, second, ...others] = args;
  if (verb === undefined || args.includes('--help') || args.includes('-h'))
    return answer(workdaysHelp.trimEnd(), false);
  if ((verb !== 'add' && verb !== 'count') || others.length > 0)
    return wrong(
      '只有 workdays add DATE N 和 workdays count FROM TO 两种用法，可用 workdays --help 查看说明。',
    );
  if (!isDate(first)) return wrongDate(first);
  return verb === 'add' ? add(first, second) : count(first, second);
};

/** The command: the answer on standard output, a sentence on standard error, and the exit code. */
export const workdays = async (args: readonly string[]): Promise<number> => {
  const { out, note, exitCode } = answerWorkdays(args);
  if (out !== '') process.stdout.write(`${out}\n`);
  if (note !== '') process.stderr.write(`${note}\n`);
  return exitCode;
};
