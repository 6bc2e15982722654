import { baseLibrary, type Library } from '#shared/domain/catalog/entry.ts';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { mayContribute, takesPart } from '#shared/domain/shared-library/shared-library.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useTable } from '../../../data/live.ts';
import { useLibrary } from '../../../office/use-library.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { ChoiceField } from './controls.tsx';
import type { PartProps } from './part.ts';

const libraryKindLabel = { department: '部门目录', base: '基础库', theme: '主题库' } as const;

type Base = Extract<Library, { kind: 'base' }>['base'];

const baseLabels = Object.fromEntries(
  baseLibrary.options.map((base) => [base, libraryLabel({ kind: 'base', base })]),
) as Record<Base, string>;

/** 部门目录, or a base or theme library that the department leads or takes part in (三(一)). */
export function LibraryChoice({ content: { library }, onPatch }: PartProps) {
  const { departmentId } = useOfficer();
  const records = useTable('sharedLibrary') ?? [];
  const themes = records.flatMap((record) =>
    record.library.kind === 'theme' && takesPart(record, departmentId) ? record.library.theme : [],
  );
  // The theme that is written already stays in the list, whatever became of it.
  const shown = library.kind === 'theme' ? [...new Set([library.theme, ...themes])] : themes;
  const themeLabels = Object.fromEntries(shown.map((theme) => [theme, theme]));
  const move = (kind: Library['kind']) => {
    if (kind === 'department') return onPatch({ library: { kind } });
    if (kind === 'base') return onPatch({ library: { kind, base: 'population' } });
    return onPatch({ library: { kind, theme: themes[0] ?? '公共服务' } });
  };
  return (
    <>
      <div className="form-pair">
        <ChoiceField<Library['kind']>
          label="所属目录"
          labels={libraryKindLabel}
          value={library.kind}
          onChange={move}
        />
        {library.kind === 'base' && (
          <ChoiceField<Base>
            label="基础库"
            labels={baseLabels}
            value={library.base}
            onChange={(base) => onPatch({ library: { kind: 'base', base } })}
          />
        )}
        {library.kind === 'theme' && (
          <ChoiceField
            label="主题"
            help="本部门牵头或参与的主题库；新的由市政务信息管理局建立"
            labels={themeLabels}
            value={library.theme}
            onChange={(theme) => onPatch({ library: { kind: 'theme', theme } })}
          />
        )}
      </div>
      <Standing library={library} />
    </>
  );
}

/** What the department is to the library, said before anything is written. */
function Standing({ library }: { readonly library: Library }) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const record = useLibrary(library);
  if (library.kind === 'department' || record === undefined) return null;
  const answer = mayContribute(library, record, departmentId);
  if (answer === 'library.unknown')
    return <p className="field__error">这个库还没有建立，不能编目；由市政务信息管理局建立（三(一)）。</p>;
  const lead = departmentName(record?.leadId ?? '');
  if (answer === 'library.not-listed')
    return (
      <p className="field__error">
        本部门不在名单内，不能编目；请由牵头部门{lead}列入，或编入部门目录（三(一)）。
      </p>
    );
  return (
    <p className="small soft">
      {record?.leadId === departmentId
        ? '本部门牵头，报备不需要别的部门同意。'
        : `牵头部门：${lead}。内部审查通过后由牵头部门表示意见，同意后才能报备（三(一)）。`}
    </p>
  );
}
