import { readFileSync } from 'node:fs';
import { type MaskRuleSet, maskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { StartRefusal } from './start-refusal.ts';

/** @param what the file is, for whoever named it. @throws StartRefusal */
export const readText = (path: string, what: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartRefusal(`${what} ${path} 不存在或不能读取。`);
  }
};

/** A rule set, alone or in the report of an earlier run. @throws StartRefusal */
export const readRules = (path: string): MaskRuleSet => {
  const text = readText(path, '规则文件');
  try {
    const value: unknown = JSON.parse(text);
    // A report holds the rules it was made by, so that it can be edited and used again.
    const rules = typeof value === 'object' && value !== null && 'rules' in value ? value.rules : value;
    return maskRuleSet.parse(rules);
  } catch {
    throw new StartRefusal(`规则文件 ${path} 不是有效的规则集。`);
  }
};
