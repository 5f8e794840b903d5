import type { FaultMatch } from '../../support/discord-server/http/faults.ts';
import type { FaultScene } from '../fault-scene.ts';
import type { PassingFault } from './passing-faults.ts';

/** What leads to a request, and what is checked when all is over, by the names of the outcomes. */
export interface Story {
  act: () => Promise<unknown>;
  holds: Record<string, () => unknown>;
  /** How what the request is about goes missing a moment before, by the code Discord answers with. */
  missing?: Record<number, () => void>;
}

/** One use of one route by the bot. */
export interface Row {
  /** Method and template. */
  route: string;
  /** What it is for: "makes the thread of a case". */
  does: string;
  /** Which of the requests to this route, where there are others. */
  body?: FaultMatch['body'];
  query?: string;
  stage: 'text' | 'forum' | 'start';
  story: (s: FaultScene) => Promise<Story>;
  /** What people see, by name; `usual` is what they see after most faults. */
  outcomes: Record<string, string> & { usual: string };
  /** Where a fault that passes has another outcome than the usual one. */
  otherwise?: Partial<Record<PassingFault, string>>;
  /** What may be missing, by Discord's code: in words, and the outcome. */
  missing?: Record<number, { what: string; outcome: string }>;
}

/** One fault at one use of a route. */
export interface Cell {
  row: Row;
  fault: PassingFault | number;
  outcome: string;
}
