import { Button } from 'antd';
import { documentKindLabel } from '#shared/domain/registration/labels.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo, showAt } from '../../app/use-route.ts';
import { ListCount, ListFilters, useListView } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../office/list-view.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { RegistrationDetail } from './parts/registration-detail.tsx';
import {
  missingOf,
  type Standing,
  standingLabel,
  standingOf,
  standingOrder,
  standingTone,
} from './standing.ts';
import { type Overview, useOverview } from './use-overview.ts';

const rowHeight = 62;

const rule: ListRule<Overview> = {
  choices: [
    {
      name: '状态',
      options: optionsOf(standingOrder, standingLabel),
      holds: (row, value) => standingOf(row) === value,
    },
  ],
  // By the name of now, the short one, or one it had.
  textsOf: ({ department: { name, shortName, adjustments = [] } }) => [
    name,
    shortName,
    ...adjustments.flatMap((each) => (each.kind === 'rename' ? [each.former] : [])),
  ],
};

/** 部门备案: who is responsible, which rules there are; for the management, which departments have none. */
export function RegistrationPage({ departmentId }: { readonly departmentId: string | null }) {
  const overview = useOverview();
  const { view, setView, shown } = useListView('registrations', overview, rule);
  // What needs attention stands first; nobody should have to look for it.
  const chosen = shown?.find(({ id }) => id === departmentId) ?? shown?.[0] ?? overview?.[0];
  return (
    <Page
      title="部门备案"
      note="责任部门、责任人和制度向本级管理部门备案 · 一(三)、六(三)、六(四)"
      panes
      tools={<FileButton />}
    >
      {overview === undefined && <Loading />}
      {overview !== undefined && chosen !== undefined && (
        <div className={overview.length > 1 ? 'panes' : 'panes panes--one'}>
          {overview.length > 1 && (
            <div className="pane">
              <div className="pane__count line line--wrap">
                <ListFilters rule={rule} of="部门" placeholder="部门名称" view={view} setView={setView} />
                <ListCount shown={shown?.length ?? 0} total={overview.length} unit="个部门" />
                <Summary overview={overview} />
              </div>
              <RowList
                label="部门备案情况"
                rows={shown ?? []}
                asked={view}
                rowHeight={rowHeight}
                selectedId={chosen.id}
                onSelect={(id) => showAt(hrefOf('registration', { departmentId: id }))}
              >
                {(row) => <OverviewRow row={row} />}
              </RowList>
            </div>
          )}
          <div className="pane">
            <RegistrationDetail key={chosen.id} subject={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

function FileButton() {
  const { roles } = useOfficer();
  if (!roles.includes('data-officer') && !roles.includes('management-admin')) return null;
  return (
    <Button type="primary" onClick={() => goTo(hrefOf('writeRegistration'))}>
      报备本部门
    </Button>
  );
}

function Summary({ overview }: { readonly overview: readonly Overview[] }) {
  const of = (standing: string) => overview.filter((row) => standingOf(row) === standing).length;
  return (
    <p className="small soft">
      待回执 {of('waiting')}，未备案 {of('none')}，缺制度 {of('incomplete')}
    </p>
  );
}

const noteOf = (standing: Standing, missing: readonly string[]): string => {
  if (standing === 'merged') return '已并入其他部门，不再报备';
  return missing.length === 0 ? '制度齐全' : `缺：${missing.join('、')}`;
};

function OverviewRow({ row }: { readonly row: Overview }) {
  const standing = standingOf(row);
  const missing = missingOf(row.registrations).map((kind) => documentKindLabel[kind]);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={row.department.name}>
          {row.department.name}
        </span>
        <Badge tone={standingTone[standing]}>{standingLabel[standing]}</Badge>
      </div>
      <div className="small soft cut">{noteOf(standing, missing)}</div>
    </>
  );
}
