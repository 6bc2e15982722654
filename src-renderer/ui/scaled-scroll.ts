/**
 * Scrolling a list that is taller than a browser's page can be (Chromium ends at some 33 million pixels, Firefox at 18).
 * The list then has a shorter page: small steps of the wheel move row by row, and the scroll bar stands for the whole.
 * Heights in CSS pixels.
 */

/** The tallest page made. */
export const tallestPage = 10_000_000;

export type Scale = {
  /** All rows, one under the other. */
  readonly rows: number;
  /** What the browser scrolls; the same where it is tall enough. */
  readonly page: number;
  /** Of what is in sight. */
  readonly view: number;
};

/** Where the browser stands on its page, and which place of the rows is shown at the top. */
export type Position = { readonly page: number; readonly rows: number };

export const scaleOf = (rows: number, view: number): Scale => ({
  rows,
  page: Math.min(rows, tallestPage),
  view,
});

const roomOf = ({ rows, page, view }: Scale): Position => ({
  rows: Math.max(0, rows - view),
  page: Math.max(0, page - view),
});

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** The browser scrolled to a place of its page: a step goes as far over the rows, a leap is a part of the whole. */
export const scrolledTo = (before: Position, page: number, scale: Scale): Position => {
  const room = roomOf(scale);
  if (scale.rows === scale.page) return { page, rows: page };
  // A browser's position is a fraction of a pixel off at times.
  if (page < 1) return { page, rows: 0 };
  if (page > room.page - 1) return { page, rows: room.rows };
  const step = page - before.page;
  if (Math.abs(step) <= scale.view) return { page, rows: within(before.rows + step, room.rows) };
  return { page, rows: (page / room.page) * room.rows };
};

/** Where to scroll so that a place of the rows is shown at the top. */
export const aimedAt = (before: Position, rows: number, scale: Scale): Position => {
  const room = roomOf(scale);
  const aim = within(rows, room.rows);
  if (scale.rows === scale.page) return { page: aim, rows: aim };
  if (aim === 0) return { page: 0, rows: 0 };
  if (aim === room.rows) return { page: room.page, rows: aim };
  const stepped = before.page + aim - before.rows;
  const isStep = Math.abs(aim - before.rows) <= scale.view && stepped >= 1 && stepped <= room.page - 1;
  const page = isStep ? stepped : Math.min(room.page - 2, Math.max(2, (aim / room.rows) * room.page));
  return { page, rows: aim };
};
