/** 《政务数据共享条例》 (State Council Decree 809), in force 2025-08-01 without an end. */
import type { PolicyPack } from './pack.ts';

const pack = 'national-2025';

export const national2025 = {
  id: pack,
  name: '政务数据共享条例',
  source: '国务院令第809号',
  validFrom: '2025-08-01',
  validTo: null,
  clocks: {
    unconditionalReview: {
      id: 'unconditional-answer',
      pack,
      clause: '条例第21条',
      workingDays: 1,
      startsAt: 'application-received',
    },
    providerAnswer: {
      id: 'provider-answer',
      pack,
      clause: '条例第21条',
      workingDays: 10,
      startsAt: 'application-received',
    },
    delivery: { id: 'delivery', pack, clause: '条例第22条', workingDays: 20, startsAt: 'consented' },
    correction: {
      id: 'correction',
      pack,
      clause: '条例第26条',
      workingDays: 10,
      startsAt: 'correction-received',
    },
    catalogUpdate: {
      id: 'catalog-update',
      pack,
      clause: '条例第17条',
      workingDays: 10,
      startsAt: 'change-in-force',
    },
    catalogAudit: {
      id: 'catalog-audit',
      pack,
      clause: '条例第17条',
      workingDays: 2,
      startsAt: 'catalog-filed',
    },
  },
} as const satisfies PolicyPack;

/** True for a case that keeps this text among its packs (decision 8). */
export const runsUnder809 = (subject: { readonly packs: readonly string[] }): boolean =>
  subject.packs.includes(pack);
