import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { searchLimits } from '#shared/protocol/search-catalog.ts';
import { clearable } from '../../../ui/clearable.tsx';
import { isTyping } from '../../../ui/is-typing.ts';
import { useComposedText } from '../../../ui/use-composed-text.ts';
import { hitListId } from './hit-list.tsx';

type SearchBoxProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Told what was searched for when the officer goes on to the hits. */
  readonly onSearch: (text: string) => void;
};

const goToHits = () => document.getElementById(hitListId)?.focus();

/** The search field of 目录: each character asks anew, but for those an input method has not made words of yet. */
export function SearchBox({ text, onText, onSearch }: SearchBoxProps) {
  const field = useRef<InputRef>(null);
  const composed = useComposedText(text, onText);
  useSlashKey(field);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      goToHits();
    }
    // A field with text is cleared by the browser.
    if (event.key === 'Escape' && composed.value === '') event.currentTarget.blur();
  };
  return (
    <Input.Search
      ref={field}
      className="catalog-search"
      aria-label="搜索目录"
      placeholder="资源名称、代码、信息项、摘要或提供部门，多个词用空格分开"
      allowClear={clearable}
      searchIcon={<SearchOutlined aria-label="搜索" />}
      maxLength={searchLimits.text}
      {...composed}
      onKeyDown={press}
      onSearch={(words, _, info) => {
        if (info?.source === 'clear') return;
        onSearch(words);
        goToHits();
      }}
    />
  );
}

/** `/` leads into the field from wherever it would not be written. */
function useSlashKey(field: RefObject<InputRef | null>) {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [field]);
}
