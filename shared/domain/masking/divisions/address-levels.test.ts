/** The list of provinces, cities and counties, and what of an address it recognises (R038). */
import { describe, expect, it } from 'vitest';
import { generaliseAddress } from '../generalise.ts';
import { addressLevels, provinces } from './address-levels.ts';
import { divisionNames } from './division-names.ts';
import { divisionLines } from './testing/division-lines.ts';

const xinzhou =
  '忻府区 定襄县 五台县 代县 繁峙县 宁武县 静乐县 神池县 五寨县 岢岚县 河曲县 保德县 偏关县 原平市'.split(
    ' ',
  );

describe('[R038] the list of divisions', () => {
  it('[R038] is what the package makes of GB/T 2260', () => {
    expect(divisionNames).toEqual(divisionLines());
    expect(provinces).toHaveLength(34);
  });

  it('[R038] has no name beside another that begins with it: the bytes of a beginning decide', () => {
    const beside = provinces.flatMap(({ name, cities, counties }) => [
      ...[...cities].map(([city, held]) => [`${name}${city}`, held] as const),
      [name, [...cities.keys(), ...counties]] as const,
    ]);
    const doubtful = beside.flatMap(([place, names]) =>
      names.flatMap((name) =>
        names
          .filter((other) => other !== name && other.startsWith(name))
          .map((other) => `${place}: ${name}, ${other}`),
      ),
    );
    expect(doubtful).toEqual([]);
  });
});

describe('[R038] an address to its county', () => {
  it.each(xinzhou)('[R038] 山西省忻州市%s, with its city and without', (county) => {
    expect(addressLevels(`山西省忻州市${county}长征西街5号`)).toEqual(['山西省', '忻州市', county]);
    expect(generaliseAddress('county', `忻州市${county}建设路1号2单元`)).toBe(`忻州市${county}`);
    expect(generaliseAddress('county', `山西省${county}某某村`)).toBe(`山西省${county}`);
  });

  it.each([
    ['山西省忻州市牧马河小区3号楼', '山西省忻州市'],
    ['山西省忻州市杏花岭区1号', '山西省忻州市'],
    ['北京市朝阳区建国路1号', '北京市朝阳区'],
    ['内蒙古自治区锡林郭勒盟苏尼特左旗1号', '内蒙古自治区锡林郭勒盟苏尼特左旗'],
    ['幸福小区县府街5号', '****'],
    ['王家市李家县3号', '****'],
    ['长征西街5号', '****'],
    ['山西 省忻州市 忻府区', '山西省忻州市忻府区'],
  ])('[R038] %s is %s', (address, county) => {
    expect(generaliseAddress('county', address)).toBe(county);
  });
});
