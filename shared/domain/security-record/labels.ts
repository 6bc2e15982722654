/** Chinese words for the codes of security records. */
import type { Drill } from './drill.ts';
import type { Incident, IncidentEvent, IncidentKind } from './incident.ts';

export const incidentKindLabel: Readonly<Record<IncidentKind, string>> = {
  leak: '泄露',
  tampering: '篡改',
  loss: '丢失损毁',
  misuse: '超范围使用',
  outage: '服务中断',
  other: '其他',
};

export const incidentStateLabel: Readonly<Record<Incident['state'], string>> = {
  open: '处置中',
  closed: '已办结',
};

export const incidentActLabel: Readonly<Record<IncidentEvent['act'], string>> = {
  open: '登记事件',
  measure: '采取措施',
  report: '报告情况',
  close: '办结',
};

export const drillKindLabel: Readonly<Record<Drill['kind'], string>> = {
  drill: '应急演练',
  restore: '备份恢复验证',
};
