/** 忻政办发〔2022〕3号, in force 2022-01-05 for five years (八(二)). */
import type { PolicyPack } from './pack.ts';

const id = 'xinzhou-2022';
const review = {
  id: 'compliance-review',
  pack: id,
  workingDays: 2,
  startsAt: 'application-received',
} as const;

export const xinzhou2022 = {
  id,
  name: '忻州市政务数据资源共享管理实施意见',
  source: '忻政办发〔2022〕3号',
  validFrom: '2022-01-05',
  validTo: '2027-01-04',
  clocks: {
    unconditionalReview: { ...review, clause: '五(三)1' },
    conditionalReview: { ...review, clause: '五(三)2' },
    providerAnswer: {
      id: 'provider-answer',
      pack: id,
      clause: '五(三)2',
      workingDays: 5,
      startsAt: 'forwarded',
    },
    correction: {
      id: 'correction',
      pack: id,
      clause: '五(五)',
      workingDays: 5,
      startsAt: 'correction-received',
    },
    catalogUpdate: {
      id: 'catalog-update',
      pack: id,
      clause: '三(二)',
      workingDays: 15,
      startsAt: 'change-in-force',
    },
  },
} as const satisfies PolicyPack;
