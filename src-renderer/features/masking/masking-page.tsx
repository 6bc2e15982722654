import { Select } from 'antd';
import { useMemo } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { EntryMasking } from '#shared/domain/entry-masking/entry-masking.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { MaskingRecord } from '../../office/masking-record.tsx';
import { sizeLabel } from '../../office/size-label.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading, Notice, Section } from '../../ui/pieces.tsx';
import { OpenTable } from './parts/open-table.tsx';
import { Workbench } from './parts/workbench.tsx';
import { type Bench, useBench } from './use-bench.ts';
import { useRules } from './use-rules.ts';
import { delimiterLabel } from './words.ts';

/** 脱敏预览: a local file, what is sensitive in it, the rules, the rows before and after, and what risk is left. */
export function MaskingPage({ entryId }: { readonly entryId: string | null }) {
  const bench = useBench();
  const { departmentId } = useOfficer();
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  const saved = useRow('entryMasking', entryId);
  const entry = entries?.find(({ id }) => id === entryId) ?? null;
  const tools = (
    <>
      <EntryChoice entries={entries ?? []} entryId={entryId} />
      <ChooseFile
        label={bench.file === null ? '选择文件' : '更换文件'}
        accept=".csv,.txt,.tsv,.xlsx,.jsonl,.ndjson"
        primary={bench.file === null}
        busy={bench.busy === 'opening'}
        onChoose={(file) => void bench.choose(file)}
      />
      <OpenTable bench={bench} />
    </>
  );
  return (
    <Page title="脱敏预览" note={noteOf(bench)} tools={tools} panes>
      {entries === undefined || (entryId !== null && saved === undefined) ? (
        <Loading />
      ) : (
        <Body key={entryId} bench={bench} entry={entry} saved={saved ?? null} />
      )}
    </Page>
  );
}

const noteOf = ({ file }: Bench): string => {
  if (file === null) return '文件只在本机窗口内读取，不上传';
  const { kind, size, encoding, delimiter, header } = file.opened;
  if (kind === 'table') return `表 ${file.name}，${header.length} 列，经本机程序从数据库读取，结果为 CSV`;
  const delimited = `${encoding.toUpperCase()}，${delimiterLabel[delimiter] ?? delimiter}分隔`;
  const form = { delimited, 'json-lines': 'JSON Lines，结果为 CSV', workbook: '工作簿，结果为 CSV' }[kind];
  return `${file.name}，${sizeLabel(size)}，${header.length} 列，${form}`;
};

type EntryChoiceProps = { readonly entries: readonly CatalogEntry[]; readonly entryId: string | null };

/** Which resource the file is of; without one it can be masked and saved, and not delivered. */
function EntryChoice({ entries, entryId }: EntryChoiceProps) {
  const options = useMemo(
    () =>
      entries
        .filter(({ status }) => status !== 'stopped')
        .map(({ id, name }) => ({ value: id, label: name }))
        .toSorted((a, b) => a.label.localeCompare(b.label, 'zh-CN')),
    [entries],
  );
  return (
    <Select
      aria-label="所属资源"
      className="mask-entry"
      placeholder="选择所属资源"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={entryId}
      options={options}
      onChange={(id?: string) =>
        showAt(id === undefined ? hrefOf('masking') : hrefOf('maskEntry', { entryId: id }))
      }
    />
  );
}

type BodyProps = {
  readonly bench: Bench;
  readonly entry: CatalogEntry | null;
  readonly saved: EntryMasking | null;
};

function Body({ bench, entry, saved }: BodyProps) {
  const rules = useRules(bench.file?.opened ?? null, { entryId: entry?.id ?? null, saved });
  if (bench.file === null || rules === null) return <Welcome bench={bench} saved={saved} entry={entry} />;
  return <Workbench bench={bench} file={bench.file} rules={rules} entry={entry} saved={saved} />;
}

function Welcome({ bench, entry, saved }: BodyProps) {
  if (bench.busy === 'opening') {
    return (
      <div className="blank" role="status">
        正在识别…
      </div>
    );
  }
  return (
    <div className="page__body--padded stack">
      {bench.problem !== null && (
        <Notice tone="red" urgent>
          {bench.problem}
        </Notice>
      )}
      <div className="blank">
        <strong>选择要共享的数据文件</strong>
        <p>
          CSV、TXT（UTF-8 或 GB18030，首行为列名）和 JSON Lines 大小不限，.xlsx 不超过 10 MB；也可以读取本部门
          PostgreSQL
          数据库的一张表。先识别敏感列并建议分类、分级和规则，由您决定；脱敏前后逐行对照，测算重识别风险。
        </p>
        <p>原始数据不离开本窗口：不上传、不写入本机数据库和日志，锁定或离开本页即清除。</p>
      </div>
      {entry !== null && saved !== null && (
        <div className="block">
          <Section title={`已保存的规则：${entry.name}`}>
            <MaskingRecord masking={saved} />
          </Section>
        </div>
      )}
    </div>
  );
}
