import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseState } from '../../domain/case.ts';
import { promisedAt } from '../../domain/reporter/standing.ts';
import { asking, withdrawing } from '../../texts/en/my-reports.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { asOwn, ownReports } from '../commands/my-reports.ts';
import type { Answer, ComponentHandler, Context, Shown } from '../handler.ts';
import { ownReportOf } from '../own-report.ts';
import { additionFormView } from '../views/addition-form.ts';
import { reportDetail, withdrawQuestion, wordAndBack } from '../views/my-reports.ts';
import { says } from '../with-words.ts';

const redrawn = (payload: Extract<Shown, { show: 'redraw' }>['payload']): Shown => ({ show: 'redraw', payload });

/** A button that works for the reporter alone; anybody else hears of no case (SPEC 3.7). */
function ownButton(verb: string, run: (state: CaseState, context: Context) => Answer | Promise<Answer>) {
  const handler: ComponentHandler = {
    verb,
    audience: 'member',
    beforeSetup: true,
    run: async (_interaction, context, { id }) => {
      const state = await ownReportOf(context, id);
      return state === null ? says(refusals.noSuchCase) : await run(state, context);
    },
  };
  return handler;
}

async function detail(state: CaseState, context: Context): Promise<Shown> {
  return redrawn(reportDetail(await asOwn(context, state), context.clock.now()));
}

/** Further than anybody turns. */
const lastPage = 10_000;

/** Another page of the list, or back to it. */
const turnPage: ComponentHandler = {
  verb: 'my-page',
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, context, { step }) =>
    redrawn(await ownReports(context, Math.min(Math.max(1, step), lastPage))),
};

/** The choice of one report. */
const pick: ComponentHandler = {
  verb: 'my-pick',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context) => {
    const caseId = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
    const state = await ownReportOf(context, caseId);
    return state === null ? says(refusals.noSuchCase) : await detail(state, context);
  },
};

const add = ownButton('my-add', (state) => ({ show: 'modal', modal: additionFormView(state) }));

const askWithdraw = ownButton('my-withdraw', (state) => redrawn(withdrawQuestion(state)));

const keep = ownButton('my-keep', detail);

const withdraw = ownButton('my-withdraw-yes', async (state, context) => {
  const { stores, userId, clock, interactionId, poke } = context;
  if (state.withdrawnAt !== null) return redrawn(wordAndBack(withdrawing.already(state.reference)));
  if (state.status === 'closed') return redrawn(wordAndBack(withdrawing.closed(state.reference)));
  const command = { type: 'withdraw-report', reporterId: userId, at: clock.now() } as const;
  const handled = await handleCaseCommand(stores.cases, state.caseId, command, { actorId: userId, interactionId });
  if (!handled.ok) return says(refusals.noSuchCase);
  poke();
  return redrawn(wordAndBack(withdrawing.done(state.reference)));
});

const ask = ownButton('my-ask', async (state, context) => {
  const { stores, userId, clock, interactionId, poke } = context;
  const command = { type: 'ask-update', reporterId: userId, at: clock.now() } as const;
  const handled = await handleCaseCommand(stores.cases, state.caseId, command, { actorId: userId, interactionId });
  const asked = { reference: state.reference, promisedAt: promisedAt(state) };
  if (handled.ok) {
    poke();
    return says(asking.done(asked, clock.now()));
  }
  const { refusal } = handled;
  if (refusal.code !== 'asked-already') return says(refusals.noSuchCase);
  return says(asking.already(asked, refusal.againAt, clock.now()));
});

/** What a member presses below `/my-reports`. */
export const myReportsComponents: ComponentHandler[] = [turnPage, pick, add, askWithdraw, keep, withdraw, ask];
