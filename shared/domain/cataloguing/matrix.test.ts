/** Who may write, review, file, accept and stop an entry, in which state of it (R013, R025, R036, R040, R075). */
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import type { DraftState } from './entry-draft.ts';
import { bringTo, fullContent, openCatalogueOffice, people, reviewOf } from './testing/catalogue-office.ts';

/** `revising`: a new version is begun, the entry stays published. */
type State = DraftState | 'none' | 'revising';

const at =
  (step: Parameters<typeof bringTo>[0], patch: { state?: DraftState } = {}) =>
  async (): Promise<Office> => {
    const office = openCatalogueOffice();
    await bringTo(step, office);
    office.put('entryDraft', { ...office.row('entryDraft', 'e-new'), ...patch });
    return office;
  };

const published = async (): Promise<Office> => {
  const office = await at('filed')();
  await office.act('filing.accept', onDraft(office), people.city);
  return office;
};

const revising = async (): Promise<Office> => {
  const office = await published();
  await office.act('entry.edit', { ...onDraft(office), content }, people.author);
  return office;
};

const removalFiled = async (): Promise<Office> => {
  const office = await published();
  await office.act('entry.stop', { ...onDraft(office), reason: '职能划转' }, people.author);
  return office;
};

const stopped = async (): Promise<Office> => {
  const office = await removalFiled();
  await office.act('filing.accept', onDraft(office), people.city);
  return office;
};

const onDraft = (office: Office) => ({
  entryId: 'e-new',
  expectedVersion: office.count('entryDraft') === 0 ? 1 : office.row('entryDraft', 'e-new').version,
});

const byProvider = (
  roles: Parameters<typeof gate<State>>[0]['roles'],
  states: readonly State[],
): MatrixRow<State>['expected'] =>
  gate<State>({
    roles,
    departments: ['d-provider'],
    states,
    otherwise: 'entry.state',
    missing: ['none'],
  });

/** The desk is looked at last: whose turn it is depends on the state. */
const byDesk =
  (...states: readonly State[]): MatrixRow<State>['expected'] =>
  ({ state, role, departmentId }) => {
    if (state === 'none') return 'record.missing';
    if (role !== 'management-admin') return 'role.missing';
    if (!states.includes(state)) return 'entry.state';
    return departmentId === 'd-bureau' ? 'applied' : 'filing.wrong-level';
  };

const mayFile = byProvider(
  ['data-officer'],
  ['draft', 'internal-review', 'reviewed', 'returned', 'revising'],
);
const filed: MatrixRow<State>['expected'] = (cell) => {
  const answer = mayFile(cell);
  const reviewed = cell.state === 'reviewed' || cell.state === 'returned';
  return answer === 'applied' && !reviewed ? 'gate.secrecy' : answer;
};

const mayDraft = gate<State>({ roles: ['data-officer'], states: ['none'], otherwise: 'record.exists' });
const content = fullContent();

matrixOf<State>({
  covers: [
    'entry.draft',
    'entry.edit',
    'entry.submit-review',
    'entry.review',
    'entry.publish',
    'entry.stop',
    'filing.accept',
    'filing.return',
  ],
  states: {
    none: () => openCatalogueOffice(),
    draft: at('draft'),
    'internal-review': at('internal-review'),
    reviewed: at('reviewed'),
    filed: at('filed'),
    accepted: at('filed', { state: 'accepted' }),
    returned: at('filed', { state: 'returned' }),
    published,
    revising,
    'removal-filed': removalFiled,
    'removal-accepted': async () => {
      const office = await removalFiled();
      office.put('entryDraft', { ...office.row('entryDraft', 'e-new'), state: 'removal-accepted' });
      return office;
    },
    stopped,
  },
  departments: ['d-provider', 'd-user', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R013] begin an entry',
      name: 'entry.draft',
      args: () => ({ entryId: 'e-new', codePrefix: '300001', content }),
      expected: mayDraft,
    },
    {
      act: '[R024] change an entry',
      name: 'entry.edit',
      args: (office) => ({ ...onDraft(office), content }),
      expected: byProvider(
        ['data-officer'],
        ['draft', 'internal-review', 'reviewed', 'returned', 'published', 'revising'],
      ),
    },
    {
      act: '[R036] hand an entry in for review',
      name: 'entry.submit-review',
      args: onDraft,
      expected: byProvider(['data-officer'], ['draft', 'returned', 'revising']),
    },
    {
      act: '[R036] [R040] review an entry',
      name: 'entry.review',
      args: (office) => reviewOf(onDraft(office).expectedVersion),
      expected: byProvider(['provider-reviewer'], ['internal-review']),
    },
    { act: '[R025] [R034] file an entry', name: 'entry.publish', args: onDraft, expected: filed },
    {
      act: '[R025] stop an entry',
      name: 'entry.stop',
      args: (office) => ({ ...onDraft(office), reason: '职能划转' }),
      expected: byProvider(['data-officer'], ['published', 'revising']),
    },
    {
      act: '[R025] [R050] accept a filing, or take note of a removal',
      name: 'filing.accept',
      args: onDraft,
      expected: byDesk('filed', 'accepted', 'removal-filed', 'removal-accepted'),
    },
    {
      act: '[R025] return a filing',
      name: 'filing.return',
      args: (office) => ({ ...onDraft(office), reason: '缺依据' }),
      expected: byDesk('filed', 'accepted'),
    },
  ],
});
