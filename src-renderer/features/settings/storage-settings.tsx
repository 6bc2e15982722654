import { useEffect, useState } from 'react';
import { useTableCount } from '../../data/live.ts';
import { useSearchState } from '../../office/use-catalog-search.ts';
import { Facts, Section } from '../../ui/pieces.tsx';

const mebibyte = 1024 * 1024;
const sizeLabel = (bytes: number): string => `${Math.round(bytes / mebibyte)} MiB`;

export function StorageSettings({ freeBytes }: { readonly freeBytes: number | null }) {
  const size = useSearchState((state) => state.size);
  const cases = useTableCount('sharingCase');
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    // A browser that does not tell leaves the row at a dash.
    navigator.storage.estimate().then(
      ({ usage }) => setUsed(usage ?? null),
      () => undefined,
    );
  }, []);
  return (
    <Section title="本机存储">
      <Facts
        facts={[
          ['目录条目', `${size} 条（已发布）`],
          ['共享事项', `${cases ?? '—'} 件`],
          ['已用', used === null ? '—' : sizeLabel(used)],
          ['磁盘可用', freeBytes === null ? '—' : sizeLabel(freeBytes)],
        ]}
      />
    </Section>
  );
}
