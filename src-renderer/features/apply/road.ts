/** The road an application will take, told before it is sent. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { addWorkingDays } from '#shared/domain/clock/working-days.ts';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';
import type { Route, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { routeOf } from '#shared/domain/sharing/submit.ts';

export type RoadStep = { readonly name: string; readonly limit: string };
export type Road = {
  readonly route: Route;
  readonly clause: string;
  readonly steps: readonly RoadStep[];
  /** True where no item is chosen yet and the road is that of everything that may be asked for. */
  readonly assumed: boolean;
};

const clauses: Readonly<Record<Route, string>> = {
  unconditional: '五(三)1',
  conditional: '五(三)2',
  dedicated: '五(四)4',
};

export type RoadSubject = {
  readonly entry: CatalogEntry;
  readonly items: SharingCase['items'];
  readonly departmentId: string;
};

/** @param now epoch milliseconds, platform time: the review's limit is dated as if submitted now */
export function roadOf(
  subject: RoadSubject,
  time: { now: number; calendar: WorkCalendar; pack: PolicyPack },
): Road {
  const { entry, departmentId } = subject;
  const assumed = subject.items.length === 0;
  const items = assumed ? entry.items.filter((item) => item.shareType !== 'withheld') : subject.items;
  const route = routeOf(entry, items, departmentId);
  const { unconditionalReview, conditionalReview, providerAnswer } = time.pack.clocks;
  const reviewDays = (route === 'unconditional' ? unconditionalReview : conditionalReview).workingDays;
  const reviewDue = addWorkingDays(time.calendar, civilDateOf(time.now), reviewDays);
  const guess = reviewDue.estimated ? '，按周末推算' : '';
  const review = {
    name: '平台符合性审查',
    limit: `${reviewDays} 个工作日，${shortDateLabel(reviewDue.date)}前${guess}`,
  };
  const answer = { name: '提供部门答复', limit: `转至后 ${providerAnswer.workingDays} 个工作日` };
  const signing = { name: '签署安全协议', limit: '使用部门先签，提供部门后签' };
  const use = { name: '授权使用', limit: '' };
  const decided = { unconditional: [review], conditional: [review, answer], dedicated: [] }[route];
  return {
    route,
    clause: clauses[route],
    steps: [...decided, ...(entry.agreementRequired ? [signing] : []), use],
    assumed,
  };
}
