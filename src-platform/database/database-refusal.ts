/** One Chinese sentence per way the database can refuse; `subject` is a path, a server or a reason. */
const sentences = {
  'database.folder-in-use': (subject: string) =>
    `数据文件夹 ${subject} 正由另一个平台进程使用，请先停止那个进程，或者改用别的数据文件夹。`,
  'database.folder-not-writable': (subject: string) =>
    `数据文件夹 ${subject} 不能写入，请检查该路径和当前用户的权限。`,
  'database.disk-full': (subject: string) =>
    `${subject} 所在磁盘的剩余空间不足 500 MB，为防止数据损坏，平台不启动数据库，请先清理磁盘。`,
  'database.cannot-start': (subject: string) => `内置数据库无法启动：${subject}`,
  'database.unreachable': (subject: string) =>
    `连接不上数据库服务器 ${subject}，请检查 DATABASE_URL、网络和该服务器的状态。`,
  'database.unsuitable': (subject: string) =>
    `数据库服务器不符合要求：${subject}（需要 PostgreSQL 15 或更高版本，且编码为 UTF8）。`,
  'database.migration-changed': (subject: string) =>
    `数据库升级脚本 ${subject} 在执行之后被改动过，平台拒绝启动，请恢复该脚本的原文。`,
  'database.newer-than-program': (subject: string) =>
    `数据库已执行过本程序没有的升级脚本 ${subject}，请使用与数据库版本相符的程序。`,
};

export type DatabaseRefusalCode = keyof typeof sentences;

/** The database refuses, for a reason an operator can act on. The message is one Chinese sentence. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';
  readonly code: DatabaseRefusalCode;

  /** @param subject the path, server or reason the sentence is about; must not hold a password. */
  constructor(code: DatabaseRefusalCode, subject: string, options?: ErrorOptions) {
    super(sentences[code](subject), options);
    this.code = code;
  }
}
