/** 待同步 as an officer would copy it by hand. */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { writtenFields } from '../../office/acts/field-words.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { mutationOf, type OutboxEntry, type Seen, waitReason } from './entries.ts';

const messageOf = (code: string): string =>
  Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals].message : code;

const stateOf = (entry: OutboxEntry, seen: Seen): string =>
  entry.kind === 'refused'
    ? `平台退回：${messageOf(entry.refused.code)}`
    : `等待：${waitReason(entry.pending, entry.ahead, seen)}`;

/** One text an act: what, when, how it stands, and every word that was written. */
export const listTexts = (entries: readonly OutboxEntry[], seen: Seen): readonly string[] =>
  entries.map((entry, index) => {
    const mutation = mutationOf(entry);
    const lines = writtenFields(mutation.args).map(({ label, text }) => `  ${label}：${text}`);
    return [
      `${index + 1}. ${mutationLabel(mutation.name)}（作出于 ${timeLabel(mutation.madeAt)}）`,
      `  ${stateOf(entry, seen)}`,
      ...lines,
    ].join('\n');
  });

const gap = '\n\n';

/** The texts as files of at most so many characters, nothing left out; only a text that fills a file alone is parted. */
export function filesOf(texts: readonly string[], most: number): readonly string[] {
  const files: string[] = [];
  let file = '';
  for (const text of texts) {
    if (file !== '' && file.length + gap.length + text.length > most) {
      files.push(file);
      file = '';
    }
    file = file === '' ? text : `${file}${gap}${text}`;
    for (; file.length > most; file = file.slice(most)) files.push(file.slice(0, most));
  }
  return file === '' ? files : [...files, file];
}
