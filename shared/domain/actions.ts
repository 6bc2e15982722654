/** The registry: every action an officer can take, by name. */
import type { z } from 'zod';
import { signAgreement } from './agreement/sign.ts';
import { readNotice } from './notice/read.ts';
import { answer } from './sharing/answer.ts';
import { review } from './sharing/review.ts';
import { resubmit, submit } from './sharing/submit.ts';
import { withdraw } from './sharing/withdraw.ts';
import { registerKey } from './signing/register-key.ts';

export const actions = {
  'case.submit': submit,
  'case.resubmit': resubmit,
  'case.withdraw': withdraw,
  'case.review': review,
  'case.answer': answer,
  'agreement.sign': signAgreement,
  'key.register': registerKey,
  'notice.read': readNotice,
} as const;

export type ActionName = keyof typeof actions;
export type ActionArgs<N extends ActionName> = z.input<(typeof actions)[N]['args']>;

export const isActionName = (name: string): name is ActionName => Object.hasOwn(actions, name);
