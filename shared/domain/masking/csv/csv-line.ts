/** Rows of another source as the delimited text that the engine reads (RFC 4180). */
const needsQuotes = /[",\r\n]/u;

const field = (value: string): string =>
  needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** One line with its end. A single empty field is written in quotes: an empty line would be no row. */
export const csvLine = (values: readonly string[]): string =>
  values.length === 1 && values[0] === '' ? '""\n' : `${values.map(field).join(',')}\n`;
