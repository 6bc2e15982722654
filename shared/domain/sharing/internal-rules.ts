/** A typed basis that cites a department's internal rules is no basis (二(一), R016). */

const rule = '(?:办法|规定|制度|规则|细则|文件|要求|通知)';
/** Words that lie between an owner and its rule, as in 我局数据安全管理制度; never ones that name a higher source. */
const between = '[^，。；、：“”《》（）()国省市县法律条例有依按照根]{0,12}?';
const ownRule = new RegExp(`(?:内部|[本我](?:单位|部门|局|委|办|院|厅|中心)|局内)${between}${rule}`, 'u');
/** 部门 alone may be that of a statute, 国务院有关部门规定: only where nothing before it says whose. */
const departmentRule = new RegExp(`(?<!有关|相关|主管|各|国务院|上级)部门(?:管理)?${rule}`, 'u');

/** True where the text names an internal rule of the department as its basis. */
export const citesInternalRules = (basis: string): boolean => {
  const text = basis.replace(/\s/gu, '');
  return ownRule.test(text) || departmentRule.test(text);
};
