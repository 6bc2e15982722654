/** The road an application will take, told before it is sent. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import { runningClocks, startClocks } from '#shared/domain/clock/clock.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { clockStartLabel } from '#shared/domain/policy/labels.ts';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { type ClockRule, type PolicyPack, rulesFor } from '#shared/domain/policy/pack.ts';
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

type RoadTime = {
  /** Epoch milliseconds, platform time: what starts with the application is dated as if submitted now. */
  readonly now: number;
  readonly calendar: WorkCalendar;
  readonly packs: readonly PolicyPack[];
};

/** The tightest of the limits that start with the application, dated; every pack's clock runs (decision 8). */
const reviewLimit = (rules: readonly ClockRule[], time: RoadTime): string => {
  const clocks = startClocks(rules, 'application-received', time);
  const [binding] = runningClocks(clocks, time.calendar);
  if (binding === undefined) return '';
  const guess = binding.estimated ? '，按周末推算' : '';
  const source = clocks.length > 1 ? `（${binding.clause}）` : '';
  return `${binding.workingDays} 个工作日，${shortDateLabel(binding.dueOn)}前${guess}${source}`;
};

/** Limits that start later, or run on beside another, as 转至后 5 个工作日. */
const limitsOf = (rules: readonly ClockRule[]): string =>
  rules
    .map(({ startsAt, workingDays, clause }) => {
      const limit = `${clockStartLabel[startsAt]} ${workingDays} 个工作日`;
      return rules.length > 1 ? `${limit}（${clause}）` : limit;
    })
    .join('，');

export function roadOf(subject: RoadSubject, time: RoadTime): Road {
  const { entry, departmentId } = subject;
  const assumed = subject.items.length === 0;
  const items = assumed ? entry.items.filter((item) => item.shareType !== 'withheld') : subject.items;
  const route = routeOf(entry, items, departmentId);
  const matter = route === 'unconditional' ? 'unconditionalReview' : 'conditionalReview';
  const review = { name: '平台符合性审查', limit: reviewLimit(rulesFor(time.packs, matter), time) };
  const answer = { name: '提供部门答复', limit: limitsOf(rulesFor(time.packs, 'providerAnswer')) };
  const signing = { name: '签署安全协议', limit: '使用部门先签，提供部门后签' };
  const use = { name: '授权使用', limit: limitsOf(rulesFor(time.packs, 'delivery')) };
  const consented = { name: '本部门负责人同意', limit: '条例第20条' };
  const inHouse = time.packs.some(({ id }) => id === national2025.id) ? [consented] : [];
  const decided = { unconditional: [review], conditional: [review, answer], dedicated: [] }[route];
  return {
    route,
    clause: clauses[route],
    steps: [...inHouse, ...decided, ...(entry.agreementRequired ? [signing] : []), use],
    assumed,
  };
}
