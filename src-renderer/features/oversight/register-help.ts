/** What an officer who enters a breach by hand should write down, and what the decree lists, in our own few words. */
import type { ViolationItem } from '#shared/domain/violation/item.ts';

export type RegisterHelp = {
  /** What the facts must show. */
  readonly facts: string;
  /** Records that can bear them out. */
  readonly records: string;
};

const usual: RegisterHelp = {
  facts: '时间、数据、做了什么；不写个人信息',
  records: '从哪里得知、怎样核实的，写明有关记录的编号',
};

const ofItem: Readonly<Partial<Record<ViolationItem, RegisterHelp>>> = {
  V4: {
    facts:
      '哪个资源哪一项不实、不准或缺漏，实际是什么；何以见得是故意（明知、被指出后仍不改等）。不写个人信息',
    records: '目录版本、疑义更正、调用记录、困难说明的编号，当事人的说明；查不出故意的，不列入本项',
  },
  V9: {
    facts: '做了什么，违反哪一条；造成了什么不良后果，后果在哪里、何时看得到。不写个人信息',
    records: '授权、调用、销毁、安全事件等记录的编号，核查经过；只违反规定而没有后果的，不列入本项',
  },
  M1: {
    facts: '哪件审核、同意、协调或其他职责没有履行，该在何时做，现在怎样',
    records: '有关申请、目录、争议的编号；协调没有法定时限，写明已过多久和催办经过',
  },
};

export const registerHelp = (item: ViolationItem): RegisterHelp => ofItem[item] ?? usual;

/** The decree's three lists by side: what they are about, not their text. */
export const nationalLists: readonly string[] = [
  '提供部门 9 项（第39条）：目录编制更新、附加条件、答复和提供不按时、校核更正不按时、回流、擅自终止或变更服务等',
  '使用部门 7 项（第40条）：重复收集、超范围或改变目的使用、转给第三方、用完不处置、使用记录和安全管理等',
  '主管部门 3 项（第41条）：争议的协调处理和其他应履行的职责',
];
