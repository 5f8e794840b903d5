import type { ChatInputCommandInteraction } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import type { Recusing } from '../../domain/circle/circle-state.ts';
import { standing } from '../../domain/circle/recusing.ts';
import { mayLead } from '../../domain/circle/who-is-left.ts';
import { recuseWords as words } from '../../texts/en/circle.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler } from '../handler.ts';
import { button, row } from '../views/components.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { says } from '../with-words.ts';
import { circleOrdered } from './ordered.ts';
import { staffNow } from './people.ts';
import { otherForm, outForm } from './recuse-forms.ts';

const reasonAtMost = 900;

/** /case recuse: oneself at once, somebody else with a second person; what waits for one is shown first (SPEC 6.1). */
export async function recuse({ options }: ChatInputCommandInteraction, acting: Acting): Promise<Answer> {
  const member = options.getUser('member');
  if (member !== null && member.id !== acting.by.userId) return await somebodyElse(acting, member.id);
  const open = standing(acting.view.state, await staffNow(acting));
  const isForThem = open !== null && open.userId !== acting.by.userId && member === null;
  return isForThem ? proposal(acting, open, [press(acting, 'recuse-begin', words.outLabel)]) : await outForm(acting);
}

/** Whether they may is said before they write; all else is decided when it is sent. */
async function somebodyElse(acting: Acting, userId: string): Promise<Answer> {
  const may = mayLead(acting.view.state, acting.by, await staffNow(acting));
  return may ? await otherForm(acting, userId) : says(refusalText({ code: 'leaders-only' }));
}

const press = ({ view }: Acting, verb: string, label: string, step = 0) =>
  button(encodeCustomId({ verb, id: view.state.caseId, step }), label);

/** What is proposed, for whoever looks at it: nobody stands behind what they have not read. */
function proposal(acting: Acting, open: Recusing, also: ReturnType<typeof button>[] = []): Answer {
  const { view, by } = acting;
  const { what, userId, proposedBy, number, reasonId } = open;
  const said = words.standing[what](view.state.reference, `<@${userId}>`, `<@${proposedBy}>`);
  const reason = shorten(quoted(safeText(view.words.get(reasonId) ?? '')), reasonAtMost);
  const isOwn = proposedBy === by.userId;
  const buttons = [
    ...(isOwn ? [] : [press(acting, 'recusal-confirm', words.confirm, number)]),
    ...(isOwn || by.isLeader ? [press(acting, 'recusal-drop', words.drop, number)] : []),
    ...also,
  ];
  return says([said, reason].join('\n'), buttons.length === 0 ? [] : [row(...buttons)]);
}

const pressed = (
  verb: string,
  run: (acting: Acting, number: number) => Answer | Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    return acting === null ? says(refusals.noSuchCase) : await run(acting, step);
  },
});

const begin = pressed('recuse-begin', async (acting) => await outForm(acting));

/** The button in the thread. Whom it is about is told that it is, and no more. */
const look = pressed('recusal-look', async (acting, number) => {
  const open = standing(acting.view.state, await staffNow(acting));
  if (open?.number !== number) return says(refusalText({ code: 'recusal-over' }));
  return open.userId === acting.by.userId ? says(refusalText({ code: 'recusal-is-yours' })) : proposal(acting, open);
});

const confirm = pressed('recusal-confirm', async (acting, number) => {
  const { by, at, view } = acting;
  const what = view.state.recusing?.what ?? 'recuse';
  const order = { type: 'confirm-recusal', by, number, staff: await staffNow(acting), at } as const;
  const done = ({ reference }: { reference: string }) => words.confirmed[what](reference);
  return (await circleOrdered(acting, order, { done })).shown;
});

const drop = pressed('recusal-drop', async (acting, number) => {
  const { by, at } = acting;
  const order = { type: 'drop-recusal', by, number, staff: await staffNow(acting), at } as const;
  return (await circleOrdered(acting, order, { done: () => words.dropped })).shown;
});

export const recuseComponents: ComponentHandler[] = [begin, look, confirm, drop];
