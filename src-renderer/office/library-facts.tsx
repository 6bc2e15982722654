import type { Library } from '#shared/domain/catalog/entry.ts';
import type { Fact } from '../ui/pieces.tsx';
import { useLibrary } from './use-library.ts';
import { useDepartmentName } from './use-names.ts';

/** 牵头部门 and 参与部门 of an entry's library (三(一)); nothing for a department's own directory. */
export function useLibraryFacts(library: Library): readonly Fact[] {
  const record = useLibrary(library);
  const departmentName = useDepartmentName();
  if (library.kind === 'department') return [];
  if (record === undefined || record === null) return [['牵头部门', record === null ? '还没有建立' : '']];
  return [
    ['牵头部门', departmentName(record.leadId)],
    ['参与部门', record.memberIds.map(departmentName).join('、') || '没有'],
  ];
}
