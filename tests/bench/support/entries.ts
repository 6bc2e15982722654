/** Invented catalogue entries in the manner of a city's departments; the same seed makes the same entries. */
import { type CatalogEntry, catalogEntry } from '#shared/domain/catalog/entry.ts';
import { entryWith } from '#shared/domain/testing/office.ts';

/** Numbers from 0 up to, not including, 1; the same for the same seed (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const places = [
  '忻府区',
  '原平市',
  '定襄县',
  '五台县',
  '代县',
  '繁峙县',
  '宁武县',
  '静乐县',
  '神池县',
  '河曲县',
];
const subjects = [
  '养老机构',
  '困难残疾人',
  '公租房',
  '施工许可',
  '取水许可',
  '道路运输',
  '医疗机构',
  '食品经营',
  '林地',
];
const kinds = [
  '登记信息',
  '发放信息',
  '核查结果',
  '年度台账',
  '许可信息',
  '监测数据',
  '处罚决定',
  '备案信息',
];
const sentences = [
  '按月汇总并经业务科室核对',
  '记录名称、地址和登记状态',
  '供窗口受理和联合审批时核查使用',
  '来源于本部门履职过程中形成的业务台账',
  '变更和注销在五个工作日内更新',
];
const itemNames = [
  '名称',
  '统一社会信用代码',
  '地址',
  '联系电话',
  '发证日期',
  '有效期',
  '状态',
  '面积',
  '金额',
  '备注',
];

const shareTypes = ['unconditional', 'conditional'] as const;

/**
 * Published entries of about 2 kB as they lie in the database, 0.7 kB without the parts that are alike in all.
 * @param providerIds departments the entries are spread over
 */
export function* inventedEntries(count: number, providerIds: readonly string[]): Generator<CatalogEntry> {
  const random = seeded(2022);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let number = 0; number < count; number += 1) {
    const name = `${oneOf(places)}${oneOf(subjects)}${oneOf(kinds)}（${number + 1}）`;
    const abstract = Array.from({ length: 3 + Math.floor(random() * 4) }, () => oneOf(sentences));
    const items = Array.from({ length: 5 + Math.floor(random() * 16) }, (_, index) => ({
      id: `i${index}`,
      name: `${oneOf(subjects)}${itemNames[index % itemNames.length]}`,
      dataType: 'C' as const,
      shareType: oneOf(shareTypes),
    }));
    yield entryWith({
      id: `bench-${String(number).padStart(7, '0')}`,
      code: `300001/${number + 1}`,
      name,
      abstract: `${abstract.join('，')}。`,
      providerId: oneOf(providerIds),
      library: { kind: 'department' },
      items,
      shareType: items.some(({ shareType }) => shareType === 'conditional') ? 'conditional' : 'unconditional',
      withholding: null,
    });
  }
}

/** Throws where an invented entry is none that the platform would take. */
export const checkInvented = (): void => {
  for (const entry of inventedEntries(3, ['d'])) catalogEntry.parse(entry);
};
