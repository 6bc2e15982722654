import { Button, Select } from 'antd';
import { documentKindLabel } from '#shared/domain/registration/labels.ts';
import { type DepartmentDocument, documentKind } from '#shared/domain/registration/registration.ts';
import { TextField } from '../../../office/text-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/pieces.tsx';

type EditorProps = {
  readonly documents: readonly DepartmentDocument[];
  readonly faults: ReadonlySet<number>;
  readonly onChange: (documents: DepartmentDocument[]) => void;
};

const most = 9;

/** The rules in force, their text pasted in: it is read where it was filed, without a link too. */
export function DocumentsEditor({ documents, faults, onChange }: EditorProps) {
  const add = () => {
    const used = new Set(documents.map(({ kind }) => kind));
    const kind = documentKind.options.find((option) => !used.has(option)) ?? 'internal-rules';
    onChange([...documents, { kind, title: '', number: '', issuedOn: '', text: '' }]);
  };
  return (
    <Section title="制度文件">
      <p className="small soft">
        内部管理制度、内部协调机制（一(三)），安全管理制度（六(三)）；没有的可以先不报。
      </p>
      {documents.map((document, index) => (
        <OneDocument
          // biome-ignore lint/suspicious/noArrayIndexKey: a document being written has no other identity.
          key={index}
          document={document}
          faulty={faults.has(index)}
          onChange={(next) => onChange(documents.map((each, at) => (at === index ? next : each)))}
          onRemove={() => onChange(documents.filter((_, at) => at !== index))}
        />
      ))}
      {documents.length < most && <Button onClick={add}>添加制度文件</Button>}
    </Section>
  );
}

type OneProps = {
  readonly document: DepartmentDocument;
  readonly faulty: boolean;
  readonly onChange: (document: DepartmentDocument) => void;
  readonly onRemove: () => void;
};

function OneDocument({ document, faulty, onChange, onRemove }: OneProps) {
  const set = (patch: Partial<DepartmentDocument>) => onChange({ ...document, ...patch });
  return (
    <div className="section stack">
      <Field label="类别">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={document.kind}
            options={documentKind.options.map((kind) => ({ value: kind, label: documentKindLabel[kind] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <TextField label="文件名称" limit={100} value={document.title} onChange={(title) => set({ title })} />
      <div className="line line--top">
        <TextField
          label="文号"
          help="没有的可不填"
          limit={60}
          value={document.number}
          onChange={(number) => set({ number })}
        />
        <TextField
          label="印发日期"
          help="年-月-日"
          limit={10}
          value={document.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
      </div>
      <TextField
        label="正文"
        help="粘贴全文，不超过 12000 字"
        rows={5}
        limit={12_000}
        value={document.text}
        error={faulty ? '请写全名称、印发日期（年-月-日）和正文。' : undefined}
        onChange={(text) => set({ text })}
      />
      <Button danger onClick={onRemove}>
        移除这份文件
      </Button>
    </div>
  );
}
