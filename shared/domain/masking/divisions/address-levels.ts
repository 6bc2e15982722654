/** 省、市、县 that an address begins with, by their names in GB/T 2260: a word that only looks like one is none. */
import { divisionNames } from './division-names.ts';

type Province = {
  readonly name: string;
  readonly cities: ReadonlyMap<string, readonly string[]>;
  /** Of all its cities, and its own: a county is often written without its city. */
  readonly counties: readonly string[];
};

const provinceOf = (line: string): Province => {
  const [name = '', ...places] = line.split('|');
  const held = places.map((place) => {
    const [city = '', counties = ''] = place.split(':');
    return [city, counties.split(',').filter((county) => county !== '')] as const;
  });
  return {
    name,
    cities: new Map(held.filter(([city]) => city !== '')),
    counties: [...new Set(held.flatMap(([, counties]) => counties))],
  };
};

export const provinces: readonly Province[] = divisionNames.map(provinceOf);
const allCities: ReadonlyMap<string, readonly string[]> = new Map(
  provinces.flatMap(({ cities }) => [...cities]),
);

/** The longest name the text begins with, empty where there is none. */
const longestAt = (names: Iterable<string>, text: string): string => {
  let longest = '';
  for (const name of names) if (name.length > longest.length && text.startsWith(name)) longest = name;
  return longest;
};

/** Each empty where it is not named, or named otherwise than in the list. */
export const addressLevels = (text: string): readonly [province: string, city: string, county: string] => {
  const province = provinces.find(({ name }) => text.startsWith(name)) ?? null;
  const behind = text.slice(province?.name.length ?? 0);
  const cities = province?.cities ?? allCities;
  const city = longestAt(cities.keys(), behind);
  const counties = city === '' ? (province?.counties ?? []) : (cities.get(city) ?? []);
  return [province?.name ?? '', city, longestAt(counties, behind.slice(city.length))];
};
