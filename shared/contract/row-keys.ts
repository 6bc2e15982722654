/** The keys under which the window keeps an officer's rows; they cross the bridge after the password was right. */
import { z } from 'zod';

const key16 = z.base64().length(24);

export const rowKeys = z.strictObject({
  /** Id of the key that seals new rows. */
  currentId: z.string().regex(/^k[1-9]\d{0,5}$/u),
  /** SM4 keys, the retired ones included: rows under them stay readable. */
  keys: z
    .array(z.strictObject({ id: z.string().regex(/^k[1-9]\d{0,5}$/u), key: key16 }))
    .min(1)
    .max(1000),
  /** 32 bytes for the keyed digests of blind indexes. */
  indexKey: z.base64().length(44),
});
export type RowKeys = z.infer<typeof rowKeys>;
