/** Chinese words for the codes of a department's filing. */
import type { DocumentKind, RegistrationEvent, RegistrationState } from './registration.ts';

export const documentKindLabel: Readonly<Record<DocumentKind, string>> = {
  'internal-rules': '内部管理制度',
  coordination: '内部协调机制',
  security: '安全管理制度',
};

export const registrationStateLabel: Readonly<Record<RegistrationState, string>> = {
  filed: '待回执',
  acknowledged: '已备案',
  returned: '已退回',
  replaced: '已被更新',
};

export const registrationActLabel: Readonly<Record<RegistrationEvent['act'], string>> = {
  file: '报备',
  acknowledge: '出具回执',
  return: '退回',
  replace: '被新的备案替代',
};
