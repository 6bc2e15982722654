/** A granted case on a running platform, made over the wire as officers' programs would; spares a journey the way to it. */
import type { SignInReply } from '#shared/protocol/session.ts';
import { grantCase } from '../../conformance/platform-cases.ts';
import { type Clerk, clerkOf, type PlatformOffice, signInBody } from '../../conformance/platform-office.ts';
import { journeyNow } from './journey-clock.ts';

/** The clerks' way to a platform that runs in a process of its own. */
export const clerksAt = (url: string): Pick<PlatformOffice, 'now' | 'post' | 'clerk'> => {
  const office: Pick<PlatformOffice, 'now' | 'post' | 'clerk'> = {
    now: journeyNow(),
    post: async (path, body, token) => {
      const answer = await fetch(new URL(path, url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    clerk: async (login): Promise<Clerk> => {
      const answer = await office.post('/session', signInBody(login));
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
      return clerkOf(office, answer.body as SignInReply);
    },
  };
  return office;
};

/** 市民政局 holds a right on 市公安局's 在册人口基础信息. */
export const granted = (url: string) => grantCase(clerksAt(url));
