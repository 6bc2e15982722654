/** Where a refused record of the catalogue is written again, with the words that were written. */
import { z } from 'zod';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { collectionProposal } from '#shared/domain/collection-check/collection-check.ts';
import { difficultyStatement, difficultyVerdict } from '#shared/domain/difficulty/difficulty.ts';
import { commonLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const recordArgs = z.object({
  triggerId: z.string().optional(),
  departmentId: z.string().optional(),
  entryId: z.string().optional(),
  difficultyId: z.string().optional(),
  statement: z.unknown().optional(),
  reason: z.string().optional(),
  workingDays: z.int().optional(),
  consent: z.boolean().optional(),
  opinion: z.string().optional(),
  reasons: z.string().optional(),
  verdict: difficultyVerdict.optional(),
  proposal: collectionProposal.optional(),
  libraryId: z.string().optional(),
  library: commonLibrary.optional(),
  leadId: z.string().optional(),
  memberIds: z.array(z.string()).optional(),
  basis: z.string().optional(),
  percent: z.int().optional(),
  note: z.string().optional(),
});

const statedDraft = (statement: unknown): Redo['draft'] => {
  const known = difficultyStatement.safeParse(statement).data;
  if (known === undefined) return null;
  const { subject, ...rest } = known;
  const entryId = subject.kind === 'entry' ? subject.entryId : null;
  const name = subject.kind === 'entry' ? '' : subject.name;
  return [draftKey.difficulty(), { kind: subject.kind, entryId, name, ...rest }];
};

const verdictDraft = (difficultyId: string, given: z.infer<typeof recordArgs>): Redo['draft'] => {
  const { verdict, reasons = '' } = given;
  if (verdict === undefined) return null;
  const date = verdict.outcome === 'accepted' ? verdict.until : verdict.shareBy;
  return [draftKey.difficultyDecision(difficultyId), { outcome: verdict.outcome, date, reasons }];
};

/** What was decided stays out: the catalogue it was decided against is not the one that refused it. */
const proposalDraft = (proposal: z.infer<typeof collectionProposal> | undefined): Redo['draft'] => {
  if (proposal === undefined) return null;
  const { name, purpose, items } = proposal;
  const names = items.map((item) => item.name).join('\n');
  return [draftKey.collection(), { name, purpose, items: names, resolutions: {} }];
};

/** Back to the library it was about; a theme that was never established has its words in the form for a new one. */
const libraryRedo = (given: z.infer<typeof recordArgs>): Redo => {
  const { libraryId, library, leadId = null, memberIds = [], basis = '' } = given;
  const parties = { leadId, memberIds, basis };
  if (library === undefined)
    return {
      href: hrefOf('libraries'),
      draft: libraryId === undefined ? null : [draftKey.library(libraryId), parties],
    };
  const theme = library.kind === 'theme' ? library.theme : '';
  const form = library.kind === 'theme' ? 'theme' : libraryLabel(library);
  return { href: hrefOf('libraries'), draft: [draftKey.newLibrary(form), { ...parties, theme }] };
};

export const recordRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const given = recordArgs.safeParse(args).data;
  if (given === undefined) return null;
  const { triggerId = '', departmentId = '', entryId = '', difficultyId = '', statement } = given;
  switch (name) {
    case 'change.record': {
      const written = typeof statement === 'object' ? { ...statement, departmentId } : null;
      return { href: hrefOf('newChange'), draft: written === null ? null : [draftKey.change(), written] };
    }
    case 'change.exempt':
      return { href: hrefOf('changes'), draft: [draftKey.exemption(triggerId, entryId), given.reason ?? ''] };
    case 'change.ask-extension': {
      const { workingDays = 1, reason = '' } = given;
      return {
        href: hrefOf('changes'),
        draft: [draftKey.updateExtension(triggerId), { workingDays, reason }],
      };
    }
    case 'change.decide-extension': {
      const { consent = true, opinion = '' } = given;
      const draft = [draftKey.updateExtensionDecision(triggerId), { consent, opinion }] as const;
      return { href: hrefOf('changes'), draft };
    }
    case 'difficulty.state':
      return { href: hrefOf('newDifficulty'), draft: statedDraft(statement) };
    case 'difficulty.decide':
      return { href: hrefOf('difficulties'), draft: verdictDraft(difficultyId, given) };
    case 'conversion.report':
      return {
        href: hrefOf('conversions'),
        draft: [draftKey.conversion(entryId), { percent: given.percent ?? 0, note: given.note ?? '' }],
      };
    case 'library.establish':
    case 'library.change':
      return libraryRedo(given);
    default:
      return { href: hrefOf('collectionChecks'), draft: proposalDraft(given.proposal) };
  }
};
