/** The mark a copy carries: who received which copy, when (R038, R049). It deters and traces; it cannot stop a removal. */
import { timeLabel } from '../clock/civil-date.ts';

export type CopyParts = {
  /** Number of the use this copy is. */
  readonly number: string;
  readonly departmentName: string;
  readonly officerName: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** The row a text file ends with, without its line break; commas would make it columns, so there are none. */
export const copyRowOf = ({ number, departmentName, officerName, at }: CopyParts): string =>
  `# 副本 ${number} ${departmentName} ${officerName} ${timeLabel(at)}`.replaceAll(/[,"\r\n]/gu, ' ');
