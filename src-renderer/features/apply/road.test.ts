import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { calendar } from '../../office/calendar.ts';
import { roadOf } from './road.ts';

const open = { id: 'i1', name: '姓名', dataType: 'C', shareType: 'unconditional' } as const;
const limited = { id: 'i2', name: '住址', dataType: 'C', shareType: 'conditional' } as const;
const entry = { dedicatedTo: null, agreementRequired: false, items: [open] as object } as CatalogEntry;
const time = { now: instantOf('2026-11-23', 10), calendar, packs: [xinzhou2022] };

const namesOf = (subject: Partial<CatalogEntry>, items: readonly (typeof open | typeof limited)[]) => {
  const road = roadOf({ entry: { ...entry, ...subject }, items: [...items], departmentId: 'd1' }, time);
  return [road.clause, ...road.steps.map((step) => step.name)];
};

describe('the road told before an application is sent', () => {
  it('[R051] unconditional items go through the platform review only', () => {
    expect(namesOf({}, [open])).toEqual(['五(三)1', '平台符合性审查', '授权使用']);
  });

  it('[R053] one conditional item sends the whole application to the provider', () => {
    expect(namesOf({ agreementRequired: true }, [open, limited])).toEqual([
      '五(三)2',
      '平台符合性审查',
      '提供部门答复',
      '签署安全协议',
      '授权使用',
    ]);
  });

  it('[R043] a department on the 专用 list goes straight to use, but signs where signing is asked for', () => {
    expect(namesOf({ dedicatedTo: ['d1'], agreementRequired: true }, [limited])).toEqual([
      '五(四)4',
      '签署安全协议',
      '授权使用',
    ]);
  });

  it('[R053] before any item is chosen, tells the road of everything that may be asked for', () => {
    const withheld = { ...limited, id: 'i3', shareType: 'withheld' } as const;
    const of = (items: CatalogEntry['items']) =>
      roadOf({ entry: { ...entry, items }, items: [], departmentId: 'd1' }, time);
    expect(of([open, limited, withheld])).toMatchObject({ route: 'conditional', assumed: true });
    expect(of([open, withheld])).toMatchObject({ route: 'unconditional', assumed: true });
  });

  it('[R052] dates the review two working days on', () => {
    const [review] = roadOf({ entry, items: [open], departmentId: 'd1' }, time).steps;
    expect(review?.limit).toBe('2 个工作日，11-25 (周三)前');
  });

  it('[R055] with both packs on, every limit is named with its article and the earliest one leads', () => {
    const both = { ...time, packs: [xinzhou2022, national2025] };
    const limitsFor = (items: (typeof open | typeof limited)[]) =>
      roadOf({ entry, items, departmentId: 'd1' }, both).steps.map(({ limit }) => limit);
    expect(limitsFor([open])).toEqual([
      '条例第20条',
      '1 个工作日，11-24 (周二)前（条例第21条）',
      '同意后 20 个工作日',
    ]);
    expect(limitsFor([limited])).toEqual([
      '条例第20条',
      '2 个工作日，11-25 (周三)前',
      '转至后 5 个工作日（五(三)2），收到申请后 10 个工作日（条例第21条）',
      '同意后 20 个工作日',
    ]);
  });
});
