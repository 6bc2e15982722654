/** A password that is good for setting another one (R063). */
import { randomInt } from 'node:crypto';
import { checkPassword } from '#shared/domain/account/password-rules.ts';

const day = 24 * 60 * 60_000;

/** How long a one-time password may wait for its first use, in milliseconds. */
export const oneTimeTerm = 7 * day;

/** Without what looks alike on paper: it is read out or copied by hand. */
const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const [groups, groupLength] = [4, 4];

const draw = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-');

/** 16 signs of 56, some 93 bits, in four groups; one that the rules for passwords accept. */
export const makeOneTimePassword = (login: string): string => {
  for (;;) {
    const password = draw();
    if (checkPassword(password, { login, before: '' }) === null) return password;
  }
};
