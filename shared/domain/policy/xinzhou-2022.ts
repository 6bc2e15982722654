/** 忻政办发〔2022〕3号, in force 2022-01-05 for five years (八(二)). */
import type { PolicyPack } from './pack.ts';

const id = 'xinzhou-2022';

export const xinzhou2022: PolicyPack = {
  id,
  name: '忻州市政务数据资源共享管理实施意见',
  source: '忻政办发〔2022〕3号',
  validFrom: '2022-01-05',
  validTo: '2027-01-04',
  clocks: {
    unconditionalReview: { id: 'compliance-review', pack: id, clause: '五(三)1', workingDays: 2 },
    conditionalReview: { id: 'compliance-review', pack: id, clause: '五(三)2', workingDays: 2 },
    providerAnswer: { id: 'provider-answer', pack: id, clause: '五(三)2', workingDays: 5 },
  },
};
