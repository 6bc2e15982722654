import type { Mutation, MutationResult } from './push.ts';

/**
 * Whether what an act was decided on came to be: each act that it stands on was applied. One that was refused, or that
 * nobody has heard of, leaves the version it names to somebody else's work (S11).
 * @param statusOf what an act was answered, by its id in lower case; undefined where it never was
 */
export const hasItsGround = (
  { standsOn = [] }: Pick<Mutation, 'standsOn'>,
  statusOf: (id: string) => MutationResult['status'] | undefined,
): boolean => standsOn.every((id) => statusOf(id.toLowerCase()) === 'applied');
