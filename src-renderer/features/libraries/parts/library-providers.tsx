import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useEntriesOf } from '../../../office/use-library.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';
import { type LibraryRow, partOf } from '../library-rows.ts';

const partLabel = { lead: '牵头', member: '参与' } as const;
/** As many names as tell what a department brings; the catalogue holds the rest. */
const shownNames = 4;

type Provider = { readonly departmentId: string; readonly entries: readonly CatalogEntry[] };

const providersOf = (entries: readonly CatalogEntry[]): readonly Provider[] =>
  [...Map.groupBy(entries, ({ providerId }) => providerId)]
    .map(([departmentId, own]) => ({ departmentId, entries: own }))
    .toSorted((a, b) => b.entries.length - a.entries.length);

/** Which departments provide what in the library; one that is listed no longer is marked. */
export function LibraryProviders({ row }: { readonly row: LibraryRow }) {
  const departmentName = useDepartmentName();
  const all = useEntriesOf(row.library);
  if (all === undefined) return null;
  const published = all.filter(({ status }) => status === 'published');
  const providers = providersOf(published);
  return (
    <Section title={`已发布条目（${published.length} 条，${providers.length} 个部门提供）`}>
      {providers.length === 0 ? (
        <p className="soft">还没有已发布的条目。</p>
      ) : (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">提供部门</th>
              <th scope="col">条目</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            {providers.map((provider) => {
              const part = partOf(row, provider.departmentId);
              return (
                <tr key={provider.departmentId}>
                  <td>
                    {departmentName(provider.departmentId)}{' '}
                    <Badge tone={part === null ? 'amber' : 'grey'}>
                      {part === null ? '不在名单' : partLabel[part]}
                    </Badge>
                  </td>
                  <td>{provider.entries.length}</td>
                  <td className="supplies">
                    <Names entries={provider.entries} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Names({ entries }: Pick<Provider, 'entries'>) {
  return (
    <>
      {entries.slice(0, shownNames).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && '、'}
          <a href={hrefOf('entry', { entryId: id })}>{name}</a>
        </span>
      ))}
      {entries.length > shownNames && `等 ${entries.length} 条`}
    </>
  );
}
