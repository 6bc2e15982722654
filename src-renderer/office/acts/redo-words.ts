/** What to do with a refused act that cannot be brought back into a form. */
const ownWords: Readonly<Record<string, string>> = {
  'notice.read': '阅读告知不必重新办理：还没有读的告知仍列在“今日”，在那里点“已阅”即可。这一项请放弃。',
};

export const noRedoWords = (name: string): string =>
  ownWords[name] ??
  '这项办理不能自动填回表单。请照下面所写的内容，到原来的页面按现在的情况办理，办完后放弃这一项。';
