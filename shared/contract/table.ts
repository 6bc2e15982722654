/**
 * A table of the department's own PostgreSQL database, opened for 脱敏预览 because an officer chose so (四(三)). The rows do
 * not pass here: the masking worker alone takes them, at the path that `open` answers with.
 */
import { z } from 'zod';
import { line } from '#shared/lib/text.ts';
import { method } from './method.ts';

/** PostgreSQL's longest name. */
const name = line(63);

/** Typed for this once, the password with it: neither kept nor logged. */
export const tablePlace = z.strictObject({
  host: line(253),
  port: z.int().min(1).max(65_535),
  database: name,
  user: name,
  password: z.string().max(1_024),
  /** Encrypted, and only with a server whose certificate `authority` or the workstation's own authorities vouch for. */
  tls: z.boolean(),
  /** PEM; empty: those the workstation trusts. */
  authority: z.string().max(20_000),
  schema: name,
  table: name,
});
export type TablePlace = z.infer<typeof tablePlace>;

const tablePath = z.string().regex(/^\/table\/[0-9a-f]{64}$/u);

export const table = {
  methods: {
    /**
     * Takes the place of the table open before, if there is one. Codes: session.none, table.unreachable, table.refused,
     * table.missing, table.forbidden, table.failed.
     */
    open: method(
      tablePlace,
      z.strictObject({
        path: tablePath,
        /** On the server's disk; 0 where there are none, as of a view. */
        size: z.int().min(0),
      }),
    ),
    /** Of a table that is open no more: nothing. */
    close: method(z.strictObject({ path: tablePath }), z.strictObject({})),
  },
  events: {},
} as const;
