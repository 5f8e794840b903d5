import type { CaseState } from '../case.ts';
import { remind } from '../contact/reminding.ts';
import type { CaseEvent } from '../event.ts';
import { restsBySweep } from '../lifecycle/cold.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { bringBeforeLeaders } from './cold-review.ts';
import type { BringBeforeLeaders, SweepCommand } from './sweep-command.ts';
import { verdict } from './verdict.ts';

/** What the sweep does for a case: decided on the row of this moment, so that an answer that came first wins (SPEC 9.4). */
export function decideSweep(state: CaseState, command: SweepCommand | BringBeforeLeaders): Ruling {
  if (command.type === 'bring-before-leaders') return bringBeforeLeaders(state, command);
  const { at } = command;
  const found = verdict(state, command, at);
  switch (found.does) {
    case 'nothing':
      return accept([]);
    case 'remind':
      return accept(found.numbers.flatMap((number) => reminded(state, number, at)));
    case 'warn':
      return accept([{ type: 'cold-warned', silentSince: found.silentSince, coldAt: found.coldAt, at }]);
    case 'prompt':
      return accept([{ type: 'team-prompted', why: found.why, silentSince: found.silentSince, at }]);
    case 'go-cold':
      return accept(restsBySweep(state, at));
  }
}

/** Its id is that of the next message of the conversation, so that two who remind at once send one. */
function reminded(state: CaseState, number: number, at: number): CaseEvent[] {
  const sent = state.conversations.find((one) => one.number === number)?.messages.length ?? 0;
  const ruling = remind(state, { type: 'remind', number, reminderId: `reminder.${number}.${sent + 1}`, at });
  return ruling.ok ? ruling.events : [];
}
