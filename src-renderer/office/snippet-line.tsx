import type { Snippet } from '../search/snippet.ts';
import { Highlighted } from '../ui/highlighted.tsx';

const fieldLabel = {
  code: '代码',
  items: '信息项',
  abstract: '摘要',
  provider: '提供部门',
} as const;

/** Where else than in its name a found entry has what was searched for. */
export function SnippetLine({ snippet }: { readonly snippet: Snippet }) {
  return (
    <>
      {fieldLabel[snippet.field]}：<Highlighted text={snippet.text} ranges={snippet.ranges} />
    </>
  );
}
