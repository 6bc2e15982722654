/** 文本内脱敏: what the detectors find in a text is hidden whole, one mark for each; the rest of the text stays. */
import { maskMark } from './algorithm.ts';
import { findInText } from './find-in-text.ts';

/** Hiding can bring neighbours together that read as something new; the rounds end when nothing is found. */
const mostRounds = 8;

export const maskText = (numbers: 'mask' | 'keep', text: string): string => {
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const findings = findInText(current, numbers);
    if (findings.length === 0) return current;
    let masked = '';
    let at = 0;
    for (const { from, to } of findings) {
      masked += current.slice(at, from) + maskMark;
      at = to;
    }
    current = masked + current.slice(at);
  }
  return maskMark;
};
