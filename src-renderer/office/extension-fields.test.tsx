import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AskExtensionButton, DecideExtensionFields, decidedInTime } from './extension-fields.tsx';

const value = { consent: true, opinion: '情况属实' };

describe('[R055] [R110] an extension whose limit is over', () => {
  it('is not offered: the reason stands where the button stood', () => {
    const asked = (over: 'extension.limit-over' | null) =>
      renderToStaticMarkup(<AskExtensionButton over={over}>申请延长答复</AskExtensionButton>);
    expect(asked(null)).toContain('申请延长答复');
    expect(asked('extension.limit-over')).not.toContain('<button');
    expect(asked('extension.limit-over')).toContain('条例的答复时限已经届满，不能再延长 · 条例第21条');
  });

  it('can only be refused, whatever was chosen while it ran', () => {
    const fields = (over: 'update-extension.limit-over' | null) =>
      renderToStaticMarkup(<DecideExtensionFields value={value} onChange={() => {}} over={over} />);
    expect(fields(null)).not.toContain('disabled=""');
    expect(fields('update-extension.limit-over').match(/disabled=""/g)).toHaveLength(1);
    expect(fields('update-extension.limit-over')).toContain('条例的更新时限已经届满，不能再延长。');
    expect(decidedInTime(value, null)).toEqual(value);
    expect(decidedInTime(value, 'extension.limit-over')).toEqual({ ...value, consent: false });
  });
});
