import type { ReactNode } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { ResourceFile } from '#shared/domain/delivery/resource-file.ts';
import { sizeLabel } from './size-label.ts';

type FileTableProps = {
  readonly files: readonly ResourceFile[];
  /** What can be done with a file; nothing where it is left out. */
  readonly tool?: (file: ResourceFile) => ReactNode;
};

/** Delivered files, the latest first. */
export function FileTable({ files, tool }: FileTableProps) {
  if (files.length === 0) return <p className="soft small">提供部门还没有交付文件。</p>;
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">大小</th>
          <th scope="col">交付时间</th>
          <th scope="col">副本行</th>
          {tool !== undefined && <th scope="col">办理</th>}
        </tr>
      </thead>
      <tbody>
        {files
          .toSorted((a, b) => b.completedAt - a.completedAt)
          .map((file) => (
            <tr key={file.id}>
              <td title={`SM3 ${file.digest}`}>{file.name}</td>
              <td>{sizeLabel(file.size)}</td>
              <td>{timeLabel(file.completedAt)}</td>
              <td>{file.copyRow ? '加' : '不加'}</td>
              {tool !== undefined && <td>{tool(file)}</td>}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
