/** Who answers for a resource at each stage of its life (六(三), R088), as follows from who provides and who uses it. */
export const stages = ['collection', 'gathering', 'storage', 'sharing', 'use'] as const;
export type Stage = (typeof stages)[number];

export const stageLabel: Readonly<Record<Stage, string>> = {
  collection: '采集',
  gathering: '汇聚',
  storage: '存储',
  sharing: '共享',
  use: '开发利用',
};

export type Responsible =
  | { readonly kind: 'department'; readonly id: string }
  | { readonly kind: 'platform' }
  /** Each department for what it uses itself. */
  | { readonly kind: 'each-user' };

/**
 * The provider up to the platform's door, the platform for the exchange, the user from then on (五(二), 六(二)).
 * @param userDepartmentId null for the resource as such, before anybody in particular uses it
 */
export const responsibilityMap = (
  providerId: string,
  userDepartmentId: string | null,
): readonly (readonly [stage: Stage, who: Responsible])[] => {
  const provider = { kind: 'department', id: providerId } as const;
  const user =
    userDepartmentId === null
      ? ({ kind: 'each-user' } as const)
      : ({ kind: 'department', id: userDepartmentId } as const);
  const byStage: Readonly<Record<Stage, Responsible>> = {
    collection: provider,
    gathering: provider,
    storage: provider,
    sharing: { kind: 'platform' },
    use: user,
  };
  return stages.map((stage) => [stage, byStage[stage]]);
};
