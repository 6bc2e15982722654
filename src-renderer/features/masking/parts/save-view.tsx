import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { algorithmLabel } from '#shared/domain/masking/algorithm.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { nameParts, viewOf } from '#shared/domain/masking/sql/view.ts';
import { offerFile } from '../../../office/offer-download.ts';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/pieces.tsx';

/** The rule set as a view of the provider's own database (四(三)); nothing of the open file goes into it. */
export function SaveView({ rules }: { readonly rules: MaskRuleSet }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>存为数据库视图</Button>
      {asking && <ViewDialog rules={rules} onClose={() => setAsking(false)} />}
    </>
  );
}

type ViewDialogProps = { readonly rules: MaskRuleSet; readonly onClose: () => void };

function ViewDialog({ rules, onClose }: ViewDialogProps) {
  const [table, setTable] = useState('');
  const [view, setView] = useState('');
  const [tableName, viewName] = [nameParts(table), nameParts(view)];
  const made =
    tableName === null || viewName === null ? null : viewOf(rules, { table: tableName, view: viewName });
  const save = () => {
    if (made?.ok !== true) return;
    offerFile(`${view}.sql`, new Blob([`${made.value};\n`], { type: 'application/sql' }));
    onClose();
  };
  return (
    <Modal
      open
      title="把规则存为 PostgreSQL 视图"
      okText="保存 SQL 文件"
      cancelText="取消"
      okButtonProps={{ disabled: made?.ok !== true }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="small soft">
          由数据库管理员在本部门的数据库里执行，之后只把视图开放给共享使用；逐行结果与文件脱敏相同，规则没有列出的列不出现。
        </p>
        <Field label="原表" help="表名，或 模式.表名">
          {(bind) => (
            <Input
              {...bind}
              maxLength={130}
              value={table}
              onChange={(event) => setTable(event.target.value)}
            />
          )}
        </Field>
        <Field label="视图" help="视图名，或 模式.视图名">
          {(bind) => (
            <Input {...bind} maxLength={130} value={view} onChange={(event) => setView(event.target.value)} />
          )}
        </Field>
        {made?.ok === false && (
          <Notice tone="amber">
            列“{made.error.column}”的算法“{algorithmLabel[made.error.algorithm]}
            ”不能写成视图：带密钥、要看全列数据或查找文字的算法都不能。请改用其他算法，或改为交付脱敏文件。
          </Notice>
        )}
      </div>
    </Modal>
  );
}
