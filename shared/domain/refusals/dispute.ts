/** Refusals in negotiation and coordination (五(三)3). */
import type { RefusalText } from './refusal-text.ts';

export const disputeRefusals = {
  'negotiation.conditional-only': {
    clause: '五(三)3',
    message: '只有有条件共享的申请被拒绝后才能协商。',
    next: '不予共享的理由和依据见资源详情。',
  },
  'negotiation.own-proposal': {
    clause: '五(三)3',
    message: '协商结果须由另一方签认，不能签认本方的提议。',
    next: '请等待对方签认，或由对方另行提议。',
  },
  'negotiation.no-proposal': {
    clause: '五(三)3',
    message: '还没有协商结果可以签认。',
    next: '请先由一方提出协商结果。',
  },
  'negotiation.full': {
    clause: '五(三)3',
    message: '协商记录已达上限。',
    next: '请提出协商结果，未果的可申请协调。',
  },
  'coordination.involved': {
    clause: '五(三)3',
    message: '您已为其中一方办理过该事项，不能再作协调决定。',
    next: '请由管理部门其他人员办理。',
  },
  'coordination.not-competent': {
    clause: '五(三)3',
    message: '协调由双方的同级政务数据共享管理部门办理，本部门不是。',
    next: '请转同级管理部门；双方不同级的由市级管理部门办理。',
  },
  'government.pack-off': {
    clause: '五(三)3',
    message: '该事项未按《政务数据共享条例》办理，协调决定对双方有约束力，没有报本级人民政府决定这一步。',
    next: '请按协调决定办理；条例第28条只适用于启用条例后受理的事项。',
  },
  'government.contested-already': {
    clause: '条例第28条',
    message: '该协调决定已经提出过不服。',
    next: '请等待本级人民政府决定；已决定的，请按决定办理。',
  },
  'government.accepted': {
    clause: '条例第28条',
    message: '本部门已签署据此订立的安全协议，视为接受协调决定。',
    next: '请按协议办理。',
  },
  'government.ruling': {
    clause: '条例第28条',
    message: '所选结论与协调决定一致，不是改变。',
    next: '结论相同的请选维持协调决定。',
  },
  'government.date': {
    clause: '条例第28条',
    message: '决定日期晚于今天。',
    next: '请按决定文件上的日期填写。',
  },
} as const satisfies Record<string, RefusalText>;
