import pg, { type CustomTypesConfig } from 'pg';

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/** Type ids of pg_type.dat, fixed for all PostgreSQL versions. */
const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/**
 * An int8 as a number where a number holds it exactly (|n| < 2^53), otherwise as its decimal string:
 * counts and sequence values stay numbers, and nothing is ever rounded.
 */
export function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function parseTextArray(text: string): (string | null)[] {
  return textParser(TEXT_ARRAY)(text) as (string | null)[];
}

/** The driver's own parser. Its type list lacks the array types, though it parses them. */
function textParser(oid: number): (text: string) => unknown {
  return pg.types.getTypeParser(oid as TypeId, 'text');
}

function parseInt8Array(text: string): (number | string | null)[] {
  return parseTextArray(text).map((element) => (element === null ? null : parseInt8(element)));
}

/**
 * What a column becomes: int8 by `parseInt8`; `date` stays 'YYYY-MM-DD', because the driver would turn it
 * into midnight in this machine's own time zone; json and jsonb are parsed; timestamptz is a Date; numeric
 * is a string. Handed to each connection, so nothing global changes.
 */
export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    if (oid === INT8) return parseInt8;
    if (oid === INT8_ARRAY) return parseInt8Array;
    if (oid === DATE) return String;
    if (oid === DATE_ARRAY) return parseTextArray;
    return textParser(oid);
  },
} satisfies CustomTypesConfig;
