import { Modal } from 'antd';

const keys = [
  ['Ctrl + K', '查找：去任何页面，搜索目录'],
  ['/', '目录：到搜索框；在搜索框里按 ↓ 或 Enter 到搜索结果'],
  ['J / K', '列表中下一条、上一条'],
  ['Enter', '审核：对选中事项写意见；目录：打开申请'],
  ['Home / End', '列表开头、结尾'],
  ['Tab', '在控件之间移动'],
  ['Esc', '关闭对话框；清空搜索框'],
  ['?', '显示本页'],
] as const;

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal open title="快捷键" footer={null} onCancel={onClose} width={440}>
      <dl className="facts">
        {keys.map(([key, meaning]) => [
          <dt key={`${key}-key`}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={key}>{meaning}</dd>,
        ])}
      </dl>
    </Modal>
  );
}
