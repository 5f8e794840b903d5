import type { CaseState } from '../domain/case.ts';
import type { AddInformation } from '../domain/reporter/reporter-command.ts';
import type { Addition } from '../domain/reporter/reporter-state.ts';
import type { Handled } from './handle-case-command.ts';
import { planChange } from './plan-change.ts';
import type { Chance, Clock, Draft, Stores } from './ports.ts';
import { content, offeredFiles } from './report-form.ts';
import { maxFileBytes } from './submit-report.ts';

interface Adding {
  caseId: string;
  reporterId: string;
  text: string;
  files: Draft['files'];
  /** A message that goes along (SPEC 3.8). */
  snapshot: Draft['snapshot'];
  interactionId: string;
  /** How often the report had been added to when the form was opened. */
  since: number;
}

export type Added = Handled | { ok: 'already'; state: CaseState };

type Needs = { stores: Stores; clock: Clock; chance: Chance };

/** How often somebody else may be first before something is wrong. */
const attemptsAtMost = 20;

/** More about a report reaches the case, durably, before the reporter is thanked. The same form sent twice adds once. */
export async function addInformation(needs: Needs, adding: Adding): Promise<Added> {
  const { cases } = needs.stores;
  const { caseId, reporterId: actorId, interactionId } = adding;
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const state = await cases.load(caseId);
    if (state === null) return { ok: false, refusal: { code: 'no-such-case' } };
    // Heard twice, by another process or at its first delivery: whoever sent it is thanked all the same.
    if (await cases.isHandled(interactionId)) return { ok: true, state };
    if (await isSaidAlready(needs.stores, state, adding)) return { ok: 'already', state };
    const planned = planChange(caseId, state, await commandOf(needs, state, adding));
    if (!planned.ok) return planned;
    const outcome = await cases.commit({ ...planned.change, actorId, interactionId });
    if (outcome !== 'conflict') return { ok: true, state: planned.change.next };
  }
  throw new Error(`Case ${caseId} changed ${attemptsAtMost} times while something was added`);
}

async function commandOf({ stores, clock, chance }: Needs, state: CaseState, adding: Adding): Promise<AddInformation> {
  const { reporterId, text, files, snapshot } = adding;
  return {
    type: 'add-information',
    reporterId,
    text: content('description', text, chance),
    message: snapshot === null ? null : { contentId: chance.id(), snapshot },
    files: offeredFiles(files, chance),
    maxFileBytes,
    staff: await stores.guilds.staff(state.guildId),
    at: clock.now(),
  };
}

/** The very same words, with the same message, since the form was opened are that form, sent before. */
async function isSaidAlready({ cases }: Stores, state: CaseState, { text, snapshot, since }: Adding) {
  const isSame = ({ message }: Addition) => (message?.messageId ?? null) === (snapshot?.messageId ?? null);
  const recent = state.additions.slice(since).filter((addition) => isSame(addition));
  if (recent.length === 0) return false;
  const words = await cases.contents(state.caseId);
  return recent.some(({ textId }) => words.get(textId) === text);
}
