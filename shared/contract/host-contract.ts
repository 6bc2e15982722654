/** The bridge at a glance: every service that main offers the window. */
import { accounts } from './accounts.ts';
import { catalogue } from './catalogue.ts';
import { courier } from './courier.ts';
import { evidence } from './evidence.ts';
import { exchange } from './exchange.ts';
import { files } from './files.ts';
import { frontEnds } from './front-ends.ts';
import { gateway } from './gateway.ts';
import { journal } from './journal.ts';
import { ledger } from './ledger.ts';
import { oversight } from './oversight.ts';
import { paper } from './paper.ts';
import { session } from './session.ts';
import { table } from './table.ts';
import { vault } from './vault.ts';
import { workstation } from './workstation.ts';
import { workstations } from './workstations.ts';

export const hostContract = {
  session,
  courier,
  catalogue,
  journal,
  vault,
  gateway,
  files,
  frontEnds,
  exchange,
  paper,
  ledger,
  oversight,
  evidence,
  workstation,
  workstations,
  accounts,
  table,
} as const;
export type HostContract = typeof hostContract;
