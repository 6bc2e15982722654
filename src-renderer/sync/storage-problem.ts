/** What the officer is told when the window's own database fails (S9). */
import { BridgeError } from '#shared/contract/service.ts';

const full =
  '本机存储空间已满，现在无法保存新的办理。请清理磁盘后重试；此前显示“已保存”的办理另有日志留存，不会丢失。';
const broken =
  '本机数据库无法打开或写入，现在无法保存新的办理。请重新打开工作台；此前显示“已保存”的办理另有日志留存，不会丢失。';

const locked =
  '本机数据的密钥与数据不符，数据仍在并保持加密，未当作空数据处理。可从共享平台重新同步；此前显示“已保存”的办理另有日志留存，不会丢失。';

const unsure =
  '本机存储空间已满，这项办理没有保存完整，也没能撤去：它仍列在“待同步”中，连通后会送平台。请清理磁盘，到“待同步”核对后再决定是否重做。';

/** The journal refused an act and the database would not let go of it: whoever did it must not do it twice (S9). */
export const storageUnsure = (): BridgeError => new BridgeError('storage.unsure', unsure);

const sentences: readonly (string | null)[] = [full, broken, locked, unsure];

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** What the browser said: Dexie wraps it, an upgrade that failed more than once. */
export const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'inner' in error && error.inner instanceof Error ? causeOf(error.inner) : error;

const isQuota = (error: unknown): boolean => nameOf(causeOf(error)) === 'QuotaExceededError';

/** The failure as the screens handle it: code `storage.full`, `storage.locked` (A3) or `storage.broken`. */
export const storageProblem = (error: unknown): BridgeError => {
  if (isQuota(error)) return new BridgeError('storage.full', full);
  if (nameOf(error) === 'SealedRowsError') return new BridgeError('storage.locked', locked);
  return new BridgeError('storage.broken', broken);
};

export const isStorageSentence = (sentence: string | null): boolean =>
  sentence !== null && sentences.includes(sentence);
