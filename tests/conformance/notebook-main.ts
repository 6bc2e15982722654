import { createDispatcher } from '../../src-main/bridge/dispatch.ts';
import { createEventHub, type EventHub } from '../../src-main/bridge/event-hub.ts';
import type { Log } from '../../src-main/bridge/log.ts';
import { createRecordingLog } from '../../src-main/bridge/testing/recording-log.ts';
import { type AnswerText, answerTextWith } from '../../src-main/bridge/text-frames.ts';
import { implementNotebook, notebookContract } from './notebook-contract.ts';

export type NotebookMain = {
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  readonly log: Log;
};

/** Main's end of a bridge over the notebook contract, before it is given a door. */
export function openNotebook(): NotebookMain {
  const log = createRecordingLog();
  const events = createEventHub(notebookContract, log);
  const dispatch = createDispatcher(notebookContract, implementNotebook(events), log);
  return { answer: answerTextWith(dispatch), subscribe: events.subscribe, log };
}
