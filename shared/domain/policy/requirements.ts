/** Every requirement of the policy, R001 to R110, in order; traced to code, tests and screens in docs/clauses.md. */
import { catalogueRequirements } from './requirements/catalogue.ts';
import type { Requirement } from './requirements/requirement.ts';
import { scopeRequirements } from './requirements/scope.ts';
import { securityRequirements } from './requirements/security.ts';
import { sharingCaseRequirements } from './requirements/sharing-case.ts';
import { supervisionRequirements } from './requirements/supervision.ts';
import { upkeepRequirements } from './requirements/upkeep.ts';

export const requirements: readonly Requirement[] = [
  ...scopeRequirements,
  ...catalogueRequirements,
  ...sharingCaseRequirements,
  ...upkeepRequirements,
  ...securityRequirements,
  ...supervisionRequirements,
];
