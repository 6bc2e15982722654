/** Syncing by hand where there is no link (decision 0016). Main makes and opens the files; the window never sees a key. */
import { z } from 'zod';
import { instant } from '#shared/domain/clock/instant.ts';
import { line } from '#shared/lib/text.ts';
import { patchOperation } from '#shared/protocol/pull.ts';
import { ledgerPlace, mutationResult } from '#shared/protocol/push.ts';
import { method } from './method.ts';

const savedTo = z.string().max(4096);
const cursor = z.string().max(400).nullable();
/** A file the officer chose, handed over part by part first. */
const transfer = z.strictObject({ transferId: z.uuid() });

export const openedAnswer = z.strictObject({
  results: z.array(mutationResult),
  ...ledgerPlace.shape,
  fromCursor: cursor,
  /** The furthest answer that the workstation knew when it made the package. */
  answered: ledgerPlace,
  reset: z.boolean(),
  otherLedger: z.boolean(),
  patch: z.array(patchOperation),
  cursor: z.string().max(400),
  /** True where more has changed than one answer brings. */
  more: z.boolean(),
  /** Epoch milliseconds by the platform's clock. */
  at: instant,
});
export type OpenedAnswer = z.infer<typeof openedAnswer>;

/** Codes: exchange.unreadable, exchange.other-workstation, exchange.forged, exchange.write-failed, and `vault.*`. */
export const exchange = {
  methods: {
    /** A list for people, as a text file in the documents folder. */
    saveList: method(z.strictObject({ text: z.string().min(1).max(900_000) }), z.strictObject({ savedTo })),
    /** Everything that waits, sealed for the platform, in the documents folder; signed where a PIN is given. */
    pack: method(
      z.strictObject({
        pin: z
          .string()
          .regex(/^\d{6,12}$/u)
          .nullable(),
        cursor,
        /** Where the furthest push was answered. */
        answered: ledgerPlace,
        /** Acts that were refused already: they lie in the journal until the officer discards them, and do not wait. */
        refused: z.array(z.uuid()).max(10_000),
      }),
      z.strictObject({ savedTo, acts: z.int().nonnegative() }),
    ),
    /** Parts counted from 0; at most 64 of them. */
    stage: method(
      transfer.extend({ n: z.int().min(0).max(63), text: z.string().max(700_000) }),
      z.strictObject({}),
    ),
    /** At the bureau: hands a colleague's package to the platform and saves the answer to carry back. */
    carry: method(
      transfer,
      z.strictObject({
        savedTo,
        officerName: line(40),
        departmentName: line(80),
        madeAt: instant,
        applied: z.int().nonnegative(),
        refused: z.int().nonnegative(),
      }),
    ),
    /** Back at the workstation: checks the platform's seal. What the answer says is the window's to apply. */
    open: method(transfer, openedAnswer),
  },
  events: {},
} as const;
