import type { Delivered } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { DecisionEffectOf } from '../../../domain/decision/decision-effect.ts';
import { shorten } from '../../../domain/names.ts';
import type { StaffMember } from '../../../domain/recusal.ts';
import { vote as words, voteNews } from '../../../texts/en/deciding.ts';
import { tellLine } from '../../contact/tell.ts';
import { encodeCustomId } from '../../custom-id.ts';
import { measureLine } from '../../decision/measures.ts';
import { proposalLines, verdictLines } from '../../decision/proposal-view.ts';
import type { CaseView } from '../../views/case-view.ts';
import { button } from '../../views/components.ts';
import { quoted, safeText } from '../../views/safe-text.ts';
import { staffName } from '../../views/staff-name.ts';
import type { Delivery } from '../delivery.ts';

type TellVote = DecisionEffectOf<'tell-vote'>;

/** How much of each text a line in the thread shows; all of it is behind its button, and in the record. */
const textAtMost = 300;
/** Discord's limit for a message, with room for its opening. */
const restAtMost = 1700;

/** What the thread is told of a vote (SPEC 7.4). What is over by the time it goes out is told no more. */
export async function tellVote(delivery: Delivery, view: CaseView, effect: TellVote): Promise<Delivered> {
  const staff = await delivery.stores.guilds.staff(view.state.guildId);
  const told = restOf(view, effect, staff);
  if (told === null) return { command: null };
  const { news, number } = effect;
  return await tellLine(delivery, view, {
    opening: voteNews[news](view.state.reference, number),
    rest: shorten(['', ...told].join('\n'), restAtMost),
    buttons: news === 'proposed' || news === 'objected' ? voteButtons(view.state, number) : [],
    called: [],
  });
}

type Staff = readonly StaffMember[];

function restOf(view: CaseView, effect: TellVote, staff: Staff): string[] | null {
  const { proposal } = view.state;
  switch (effect.news) {
    case 'proposed':
      return proposal?.number === effect.number ? proposalLines(view, { proposal, staff, atMost: textAtMost }) : null;
    case 'objected':
      return objection(view, effect, staff);
    case 'withdrawn':
      return effect.userId === null ? [] : [words.by(staffName(staff, effect.userId))];
    case 'decided':
      return decided(view, effect, staff);
    case 'dropped':
    case 'undoes':
      return measureOf(view, effect.actionId);
  }
}

function objection(view: CaseView, { number, userId }: TellVote, staff: Staff): string[] | null {
  const { proposal } = view.state;
  if (proposal?.number !== number || userId === null) return null;
  const said = proposal.votes.find((one) => one.userId === userId && one.vote === 'object');
  return said === undefined ? null : [words.by(staffName(staff, userId)), text(view, said.reasonId)];
}

function decided(view: CaseView, { number }: TellVote, staff: Staff): string[] | null {
  const { decision } = view.state;
  if (decision?.number !== number) return null;
  return [
    ...decision.verdicts.flatMap((verdict) => verdictLines(view, verdict, 0)),
    words.behind(decision.behindIds.map((id) => staffName(staff, id))),
    ...(decision.calledBy === null ? [] : [words.called(staffName(staff, decision.calledBy))]),
  ];
}

/** The measure that the vote was about. */
const measureOf = (view: CaseView, actionId: string | null): string[] =>
  view.state.actions.filter((one) => one.actionId === actionId).map(({ measure }) => measureLine(view, measure));

const text = ({ words: known }: CaseView, contentId: string | null): string =>
  shorten(quoted(safeText(known.get(contentId ?? '') ?? '')), textAtMost);

const voteButtons = ({ caseId: id }: CaseState, step: number) => [
  button(encodeCustomId({ verb: 'vote-approve', id, step }), words.approve),
  button(encodeCustomId({ verb: 'vote-object', id, step }), words.object),
  button(encodeCustomId({ verb: 'vote-show', id, step }), words.showAll),
];
