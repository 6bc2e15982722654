/** Every code the services of main refuse with on their own account, and the sentence the officer sees. */
import { BridgeError } from '#shared/contract/service.ts';

const serviceRefusals = {
  'platform.unreachable': '连接不上共享平台，本机内容照常可用，恢复连接后会自动同步。',
  'platform.garbled': '共享平台的答复无法识别，请确认平台地址和程序版本。',
  'platform.busy': '共享平台繁忙，请稍后再试。',
  'session.none': '请先登录。',
  'session.expired': '平台登录已过期，本机工作照常进行；重新登录后继续同步。',
  'session.other-officer': '这项操作属于另一位人员，不能以当前登录身份提交。',
  'session.wrong-password': '口令不正确，本机数据未打开。',
  'session.locked-out': '口令连续输错 5 次，请连接共享平台后重新登录。',
  'session.changed-not-signed-in':
    '口令已在平台改好，但登录没有完成；本机解锁仍用原口令，请在连通平台时用新口令登录一次。',
  'session.no-officer': '本机还没有登录过的人员，请先连接共享平台登录。',
  'session.storage': '登录信息无法写入本机，请检查磁盘空间和数据文件夹的权限。',
  'session.device-key':
    '本机系统密钥库与上次登录时不同或打不开，本机数据没有打开；请连通平台，点“换一个账号登录”，用本人账号登录后恢复。',
  'session.lease-expired':
    '离线办理期限（7 天）已过，本机数据已锁定，未同步的办理仍在；请连通平台，点“换一个账号登录”，用本人账号登录后继续。',
  'session.lease-unreadable':
    '离线办理期限无法核对：本机的期限文件读不出或写不进，本机数据没有打开；请检查磁盘空间和数据文件夹的权限后再解锁，或连通平台，点“换一个账号登录”，用本人账号登录。',
  'session.erasing':
    '平台要求清除的本机数据还没有清除干净，现在不能登录；请关闭打开着本工作台文书的程序，检查磁盘空间和数据文件夹的权限，稍后再试。',
  'session.clock-back':
    '本机时间被调回到上次使用之前，本机数据已锁定；请校正时间后解锁，或连通平台，点“换一个账号登录”，用本人账号登录。',
  'session.row-keys-damaged':
    '本机数据的密钥文件已损坏，本机数据打不开；可从共享平台重新同步，未同步的办理另有日志留存。',
  'journal.locked': '尚未登录或已锁定，内容没有保存，请先解锁。',
  'journal.disk-full': '磁盘已满，内容没有保存，请清理磁盘后再试。',
  'journal.write-failed': '内容没有写入本机磁盘，请检查数据文件夹后再试。',
  'vault.no-key': '本机还没有您的签名密钥，请先在设置中生成。',
  'vault.key-exists': '本机已有您的签名密钥，无需再次生成。',
  'vault.locked': 'PIN 连续输错 10 次，签名密钥已锁定，请到“设置”作废后重新生成。',
  'vault.damaged': '签名密钥文件已损坏，不能签名，请到“设置”作废后重新生成。',
  'vault.storage': '签名密钥无法写入本机，请检查磁盘空间和数据文件夹的权限。',
  'files.damaged': '取回的副本与平台登记的校验值不一致，没有保存；请再次取回。',
  'files.write-failed': '文件没有保存成功，请检查磁盘空间和文档文件夹的权限。',
  'exchange.unreadable': '这个文件不完整或不是交换文件，没有作任何改动。',
  'exchange.other-workstation': '这份回执是给另一台工作站的，请带到导出交换包的那台工作站。',
  'exchange.forged': '回执的平台印章核验不通过，没有作任何改动，请联系大数据主管部门。',
  'exchange.write-failed': '文件没有保存成功，请检查磁盘空间和文档文件夹的权限。',
  'paper.no-seal-yet': '本机尚未取得平台印章公钥，离线时无法核验，请连接共享平台登录一次。',
  'paper.gone': '这份预览已经失效，请重新打开后再打印或保存。',
  'paper.copy-made': '这一份已经打印或保存过，请用新的一份。',
  'paper.copies-damaged':
    '本机的份数记录已损坏，不能确定下一份的份号，没有打印；请联系管理员从备份恢复 paper-copies.json。',
  'table.unreachable': '连接不上这个数据库，请核对地址、端口和加密连接的设置。',
  'table.refused': '数据库不接受这个账号或口令。',
  'table.missing': '数据库里没有这张表，请核对数据库名、模式和表名。',
  'table.forbidden': '这个账号没有读取这张表的权限，请由数据库管理员授权。',
  'table.failed': '数据库没有完成读取，请稍后再试或联系数据库管理员。',
  'evidence.no-trust': '本机尚未取得认证机构证书和撤销列表，不能核对签名，请连接共享平台登录一次。',
  'paper.write-failed': '文书没有保存成功，请检查磁盘空间和文档文件夹的权限。',
  'paper.ofd-failed': '这份文书在本机浏览器里的版面转换不成 OFD，没有保存；请改用“存为 PDF”。',
} as const;

export type ServiceRefusal = keyof typeof serviceRefusals;

export function serviceRefusal(code: ServiceRefusal): BridgeError {
  return new BridgeError(code, serviceRefusals[code]);
}

/** @param milliseconds until the next try is accepted */
export function waitRefusal(code: 'session.wait' | 'vault.wait', milliseconds: number): BridgeError {
  return new BridgeError(code, `输错次数较多，请等待 ${Math.ceil(milliseconds / 1000)} 秒后再试。`);
}

/** @param triesLeft tries before the key is locked */
export function wrongPinRefusal(triesLeft: number): BridgeError {
  return new BridgeError('vault.wrong-pin', `PIN 不正确，还可尝试 ${triesLeft} 次。`);
}
