/**
 * The recommended curve of SM2, GB/T 32918.5-2017, as a noble short Weierstrass curve (cofactor 1).
 *
 * noble blinds secret scalars with the runtime's own generator where there is one. That never changes a
 * result, so this room stays a pure function of its arguments.
 */
import { type WeierstrassPoint, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { hexToBytes } from './bytes.ts';

const DOMAIN = {
  p: 'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff',
  n: 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123',
  a: 'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  b: '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  gx: '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  gy: 'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
} as const;

export type Sm2Point = WeierstrassPoint<bigint>;

/** Points of the curve. `fromBytes` accepts 65 bytes (04‖x‖y) or 33 (02/03‖x) on the curve, nothing else. */
export const Sm2 = weierstrass({
  p: BigInt(`0x${DOMAIN.p}`),
  n: BigInt(`0x${DOMAIN.n}`),
  h: 1n,
  a: BigInt(`0x${DOMAIN.a}`),
  b: BigInt(`0x${DOMAIN.b}`),
  Gx: BigInt(`0x${DOMAIN.gx}`),
  Gy: BigInt(`0x${DOMAIN.gy}`),
});

/** Arithmetic modulo the group's order n. */
export const scalars = Sm2.Fn;

/** a‖b‖xG‖yG, the part of Z that is the same for every signer (GB/T 32918.2-2016 §5.5). */
export const domainBytes = hexToBytes(DOMAIN.a + DOMAIN.b + DOMAIN.gx + DOMAIN.gy);
