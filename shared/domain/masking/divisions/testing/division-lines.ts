/** The list of divisions anew, from a package that is kept up with GB/T 2260. */
import { areaList } from '@vant/area-data';

/** Places in the package's list of cities that are none: what stands under them is the province's own. */
const isCity = (name: string, province: string): boolean =>
  name !== province && /(?:市|自治州|地区|盟)$/u.test(name);

/** Development zones and the like have no code of GB/T 2260's own. */
const zone = /(?:开发区|管理区|示范区|名胜区|园区|高新区)$/u;

/** Taiwan's counties stand where cities do. */
const isCounty = (name: string, province: string): boolean =>
  name !== province && name.length > 2 && name.endsWith('县') && !name.includes('直辖');

export const divisionLines = (): readonly string[] => {
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  return Object.entries(provinces).map(([code, province]) => {
    const own: string[] = [];
    const held = Object.entries(cities)
      .filter(([city]) => city.startsWith(code.slice(0, 2)))
      .flatMap(([city, name]) => {
        const names = Object.entries(counties)
          .filter(([county]) => county.startsWith(city.slice(0, 4)))
          .map(([, county]) => county)
          .filter((county) => !zone.test(county));
        if (isCity(name, province)) return [`${name}:${names.join(',')}`];
        own.push(...(isCounty(name, province) ? [name] : []), ...names);
        return [];
      });
    return [province, `:${own.join(',')}`, ...held].join('|');
  });
};
