/** Who keeps records of incidents, drills and restores: administrators of a management department (R090, R008). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { monday, type Office, officers } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';

type State = 'none' | 'open' | 'handled' | 'closed';

const report = {
  kind: 'leak',
  title: '接口密钥外泄',
  foundAt: monday,
  description: '日志中发现异常调用',
  entryIds: [],
  grantIds: [],
};
const note = { incidentId: 'i-1', act: 'measure', note: '停用密钥并更换' };
const closing = { incidentId: 'i-1', cause: '密钥写入日志', lessons: '日志脱敏' };
const drill = {
  kind: 'drill',
  title: '断网演练',
  heldOn: '2026-11-20',
  course: '断开平台两小时',
  findings: '待同步办理无丢失',
  involvedIds: [],
  restore: null,
};

const open = async (): Promise<Office> => {
  const office = officeOfRegions();
  await office.act('incident.open', { incidentId: 'i-1', report }, officers.coordinator);
  return office;
};
const handled = async (): Promise<Office> => {
  const office = await open();
  await office.act('incident.note', { ...note, expectedVersion: 1 }, officers.coordinator);
  return office;
};
const closed = async (): Promise<Office> => {
  const office = await handled();
  await office.act('incident.close', { ...closing, expectedVersion: 2 }, officers.coordinator);
  return office;
};

const version = (office: Office) => ({
  expectedVersion: office.count('incident') === 0 ? 1 : office.row('incident', 'i-1').version,
});
const keeper = { roles: ['management-admin'] } as const;
const anyBureau = gate<State>({
  ...keeper,
  departments: ['d-bureau', 'd-county-bureau'],
  states: ['none', 'open', 'handled', 'closed'],
});

matrixOf<State>({
  covers: ['incident.open', 'incident.note', 'incident.close', 'drill.record'],
  states: { none: officeOfRegions, open, handled, closed },
  departments: departmentsOfRegions,
  rows: [
    {
      act: '[R090] record an incident',
      name: 'incident.open',
      args: () => ({ incidentId: 'i-2', report }),
      expected: anyBureau,
    },
    {
      act: '[R090] note a measure',
      name: 'incident.note',
      args: (office) => ({ ...note, ...version(office) }),
      expected: gate<State>({
        ...keeper,
        departments: ['d-bureau'],
        states: ['open', 'handled'],
        otherwise: 'incident.closed',
        missing: ['none'],
      }),
    },
    {
      act: '[R090] close it',
      name: 'incident.close',
      args: (office) => ({ ...closing, ...version(office) }),
      expected: gate<State>({
        ...keeper,
        departments: ['d-bureau'],
        states: ['handled'],
        otherwise: (state) => (state === 'open' ? 'incident.unhandled' : 'incident.closed'),
        missing: ['none'],
      }),
    },
    {
      act: '[R090] record a drill',
      name: 'drill.record',
      args: () => ({ drillId: 'x-1', report: drill }),
      expected: anyBureau,
    },
  ],
});
