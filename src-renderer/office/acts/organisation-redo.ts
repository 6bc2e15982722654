/** Where refused acts of the organisation are written again: filings and changes of departments, guides, security records. */
import { z } from 'zod';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import type { Redo } from './redo-form.ts';

const given = z.object({
  registrationId: z.string().optional(),
  guideId: z.string().optional(),
  expectedEdition: z.int().optional(),
  incidentId: z.string().optional(),
  content: z.unknown().optional(),
  changes: z.string().optional(),
  reason: z.string().optional(),
  act: z.string().optional(),
  note: z.string().optional(),
  cause: z.string().optional(),
  lessons: z.string().optional(),
  trainingId: z.string().optional(),
  attendees: z.array(z.unknown()).optional(),
  summary: z.string().optional(),
  departmentId: z.string().optional(),
  on: z.string().optional(),
  document: z.string().optional(),
  name: z.string().optional(),
  shortName: z.string().optional(),
  intoId: z.string().optional(),
});

export const organisationRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const written = given.safeParse(args).data;
  if (written === undefined) return null;
  if (name.startsWith('department.')) return reorganisationRedo(name, written);
  if (name.startsWith('registration.')) return registrationRedo(name, written);
  if (name.startsWith('training.')) return trainingRedo(name, written);
  if (name.startsWith('guide.')) return guideRedo(name, written);
  return securityRedo(name, written);
};

type Written = z.infer<typeof given>;

const reorganisationRedo = (name: string, written: Written): Redo => {
  const { departmentId, on = '', document = '', intoId = '', shortName = '' } = written;
  if (departmentId === undefined) return { href: hrefOf('registrations'), draft: null };
  const kind = name === 'department.merge' ? 'merge' : 'rename';
  return {
    href: hrefOf('registration', { departmentId }),
    draft: [
      draftKey.reorganisation(departmentId),
      { kind, on, document, name: written.name ?? '', shortName, intoId },
    ],
  };
};

const registrationRedo = (name: string, { registrationId, content, reason }: Written): Redo => {
  if (name === 'registration.file')
    return { href: hrefOf('writeRegistration'), draft: [draftKey.registration, content] };
  const kept = registrationId !== undefined && reason !== undefined;
  return {
    href: hrefOf('registrations'),
    draft: kept ? [draftKey.registrationReturn(registrationId), reason] : null,
  };
};

const trainingRedo = (name: string, written: Written): Redo => {
  const href = hrefOf('trainings');
  const { trainingId, content, attendees = [], summary = '', reason = '' } = written;
  if (name === 'training.announce')
    return { href, draft: content === undefined ? null : [draftKey.training, content] };
  if (trainingId === undefined) return { href, draft: null };
  return name === 'training.hold'
    ? { href, draft: [draftKey.attendance(trainingId), { attendees, summary }] }
    : { href, draft: [draftKey.trainingCancel(trainingId), reason] };
};

const guideRedo = (name: string, written: Written): Redo | null => {
  const { guideId, expectedEdition, content, changes, reason } = written;
  if (name === 'guide.confirm-reading') return { href: hrefOf('guides'), draft: null };
  if (guideId === undefined) return null;
  if (name === 'guide.withdraw')
    return { href: hrefOf('guide', { guideId }), draft: [draftKey.guideWithdrawal(guideId), reason ?? ''] };
  const place = expectedEdition === 0 ? 'new' : guideId;
  return {
    href: hrefOf('writeGuide', { guideId: place }),
    draft: [draftKey.guide(place), { content, changes }],
  };
};

const securityRedo = (name: string, { incidentId, act, note, cause, lessons }: Written): Redo => {
  if (incidentId === undefined || name === 'incident.open') return { href: hrefOf('security'), draft: null };
  const href = hrefOf('securityRecord', { recordId: incidentId });
  return name === 'incident.note'
    ? { href, draft: [draftKey.incidentNote(incidentId), { act, note }] }
    : { href, draft: [draftKey.incidentClose(incidentId), { cause, lessons }] };
};
