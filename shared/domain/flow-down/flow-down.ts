/** 数据下沉 (五(六)¶2, R074): what a city department pushes down to one county, and how far it has come. */
import { z } from 'zod';
import { identifier, line, optionalParagraph } from '#shared/lib/text.ts';
import { exchangeMethod } from '../catalog/entry.ts';
import { instant } from '../clock/instant.ts';

export const flowStatus = z.enum(['planned', 'running', 'stopped']);
export type FlowStatus = z.infer<typeof flowStatus>;

export const flowContent = z.strictObject({
  /** Which data. */
  resource: line(200),
  method: exchangeMethod,
  status: flowStatus,
  /** Civil date from which it is to run, or has run. */
  from: z.iso.date(),
  note: optionalParagraph(1000),
});
export type FlowContent = z.infer<typeof flowContent>;

export const flowDown = flowContent.extend({
  id: identifier,
  version: z.int().positive(),
  providerId: identifier,
  /** The county or zone it goes to. */
  regionId: identifier,
  history: z
    .array(
      z.strictObject({
        status: flowStatus,
        from: z.iso.date(),
        at: instant,
        officerId: identifier,
        officerName: line(40),
        note: optionalParagraph(1000),
      }),
    )
    .min(1)
    .max(200),
});
export type FlowDown = z.infer<typeof flowDown>;

/** What was stopped is taken up again as a new one. */
const moves: Readonly<Record<FlowStatus, readonly FlowStatus[]>> = {
  planned: ['planned', 'running', 'stopped'],
  running: ['running', 'stopped'],
  stopped: [],
};
export const flowMayBecome = (from: FlowStatus, to: FlowStatus): boolean => moves[from].includes(to);

export const flowStatusLabel: Readonly<Record<FlowStatus, string>> = {
  planned: '计划下沉',
  running: '已下沉',
  stopped: '已停止',
};

/** True where it was to run by now and does not. `today` is a civil date. */
export const isFlowOverdue = ({ status, from }: Pick<FlowDown, 'status' | 'from'>, today: string): boolean =>
  status === 'planned' && from < today;
