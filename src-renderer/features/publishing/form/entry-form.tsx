import { Button } from 'antd';
import { memo, useState } from 'react';
import { type EntryContent, entryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import type { Act } from '../../../office/use-act.ts';
import { BasicPart } from './basic-part.tsx';
import { ConversionPart } from './conversion-part.tsx';
import { faultsOf } from './form-faults.ts';
import { ItemsPart } from './items-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { SharingPart } from './sharing-part.tsx';
import { SourcePart } from './source-part.tsx';

type EntryFormProps = {
  readonly content: EntryContent;
  readonly onChange: (next: EntryContent) => void;
  readonly acting: Act;
  readonly onSave: () => void;
};

/** The whole of an entry. Anything may be left for later; the gate asks for it before publication. */
export function EntryForm({ content, onChange, acting, onSave }: EntryFormProps) {
  const [asked, setAsked] = useState(false);
  const faults = faultsOf(entryContent.safeParse(content));
  const save = () => {
    setAsked(true);
    if (faults.length === 0) onSave();
  };
  return (
    <div className="block block--narrow stack">
      <Parts content={content} onChange={onChange} />
      {acting.problem !== null && <RefusalNotice problem={acting.problem} />}
      {asked && faults.length > 0 && (
        <p className="field__error" role="alert">
          请检查：{faults.join('、')}
        </p>
      )}
      <div className="line">
        <Button type="primary" loading={acting.busy} onClick={save}>
          保存编目
        </Button>
        <span className="small soft">草稿随键入保存在本机；未写完也可保存，发布前由发布检查核对。</span>
      </div>
    </div>
  );
}

/** Every field; drawn anew when the content changes, not while it is being saved. */
const Parts = memo(function Parts({ content, onChange }: Pick<EntryFormProps, 'content' | 'onChange'>) {
  const onPatch = (patch: Partial<EntryContent>) => onChange({ ...content, ...patch });
  const part = { content, onPatch };
  return (
    <>
      <BasicPart {...part} />
      <ItemsPart {...part} />
      <SourcePart {...part} />
      <SharingPart {...part} />
      <ReviewPart {...part} />
      <ConversionPart {...part} />
    </>
  );
});
