/** Security in use: part 六. */
import type { Requirement } from './requirement.ts';

export const securityRequirements: readonly Requirement[] = [
  {
    id: 'R081',
    clause: '六(一)',
    types: ['rule'],
    says: '拿数据作分析研究的，还要防止泄露国家和商业秘密、侵犯个人隐私。',
    screen: '目录 → 申请使用',
  },
  {
    id: 'R082',
    clause: '六(二)',
    types: ['prohibition'],
    says: '未经授权不得改作别的用途。',
    screen: '使用',
  },
  {
    id: 'R083',
    clause: '六(二)',
    types: ['prohibition'],
    says: '共享来的数据不得收费服务，不得用于任何商业活动。',
    screen: '协议签署',
  },
  {
    id: 'R084',
    clause: '六(二)',
    types: ['rule'],
    says: '滥用、越权、擅自扩散和泄露由使用方负责。',
    screen: '协议签署',
  },
  {
    id: 'R085',
    clause: '六(二)',
    types: ['rule'],
    says: '数据到了使用方手里，安全由使用方负责，提供方不负责；协议和凭证上都写明。',
    screen: '协议签署',
  },
  {
    id: 'R086',
    clause: '六(二)',
    types: ['step'],
    says: '违规使用的，提供方和管理部门都可以收回使用权、切断通道，立即生效并说明理由。',
    screen: '使用情况',
  },
  {
    id: 'R087',
    clause: '六(二)',
    types: ['step', 'record'],
    says: '不再使用的数据按程序销毁，两人见证，没销的要催。',
    screen: '数据销毁',
  },
  {
    id: 'R088',
    clause: '六(三)',
    types: ['rule'],
    says: '从采集到开发利用，数据每经一个环节都有负责的部门。',
    screen: '目录',
  },
  {
    id: 'R089',
    clause: '六(三)',
    types: ['record'],
    says: '部门要有安全管理制度文件。',
    screen: '部门备案',
  },
  {
    id: 'R090',
    clause: '六(四)',
    types: ['rule', 'record'],
    says: '安全事件和演练有记录，备份能恢复有证明。',
    screen: '安全记录',
  },
];
