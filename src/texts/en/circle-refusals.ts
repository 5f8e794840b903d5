import type { CircleRefusal } from '../../domain/circle/circle-refusal.ts';
import type { Refusal } from '../../domain/ruling.ts';

const codes: Record<CircleRefusal['code'], true> = {
  'recusal-not-staff': true,
  'recusal-own': true,
  'recusal-of-leader': true,
  'recused-already': true,
  'recusal-too-few': true,
  'recusal-pending': true,
  'recusal-over': true,
  'recusal-needs-another': true,
  'recusal-is-yours': true,
  'recusal-stays': true,
  'restricted-already': true,
  'not-restricted': true,
  'circle-too-small': true,
  'circle-cannot': true,
  'in-circle-already': true,
  'not-in-circle': true,
  'restriction-stays': true,
};

/** True for why somebody is not kept out, or a circle not drawn, as somebody wants it. */
export const isCircleRefusal = (refusal: Refusal): refusal is CircleRefusal => Object.hasOwn(codes, refusal.code);

/** Why, and what would be right (SPEC 6.1, 6.2). */
export function circleRefusal(refusal: CircleRefusal): string {
  if (refusal.code === 'circle-too-small')
    return `That would leave ${refusal.left === 1 ? '1 person' : `${refusal.left} people`} who may see the case, and it takes at least ${refusal.needed}: leaders, the assignee, and whom a leader adds. Please add somebody else first, or along with it.`;
  if (refusal.code === 'restriction-stays') return staysBecause[refusal.why];
  return plain[refusal.code];
}

const staysBecause: Record<Extract<CircleRefusal, { code: 'restriction-stays' }>['why'], string> = {
  'kept-out': 'Somebody of the team is kept out of this case, so it stays restricted as long as that is so.',
  category: 'Cases of this kind are always restricted. `/case restrict` with *add* lets single people in.',
  wish: 'The reporter asked to keep their name or this report from the team, so it stays restricted. `/case restrict` with *add* lets single people in.',
  guest: 'A guest is in this case, so it stays restricted until they leave.',
};

const plain: Record<Exclude<CircleRefusal['code'], 'circle-too-small' | 'restriction-stays'>, string> = {
  'recusal-not-staff':
    'This person is not of the team, so they do not see the case anyway. A guest is let go with `/guest end`.',
  'recusal-own': 'That is you. `/case recuse` without a name lets you step out; nobody has to confirm it.',
  'recusal-of-leader':
    'A leader is not taken out by the team. Please ask them to step out themselves with `/case recuse`: that is a matter of a minute and needs no reason.',
  'recused-already': 'This person is kept out of the case already.',
  'recusal-too-few':
    'Without this person, fewer than two would be left for the case. A leader or the owner can bring in a guest with `/guest name` once too few are left; until then nobody more can be taken out.',
  'recusal-pending':
    'Another proposal of this kind waits for a second person. `/case recuse` shows it; it is confirmed or taken back first.',
  'recusal-over': 'This is settled already, or whoever proposed it has no say in it any more.',
  'recusal-needs-another': 'The proposal is yours, so somebody else has to confirm it: nobody decides alone.',
  'recusal-is-yours':
    'This is about you, so others decide it. If you would rather not take part, `/case recuse` lets you step out at once.',
  'recusal-stays':
    'Nothing can be lifted here: this person is not kept out because the report names them, or not at all.',
  'restricted-already': 'This case is restricted already. `/case restrict` shows who may see it.',
  'not-restricted':
    'The whole team may see this case. `/case restrict` without a name restricts it; people can be added right there.',
  'circle-cannot':
    'At least one of these people cannot be let in: they are not of the team, or must not take part. Please choose somebody else.',
  'in-circle-already': 'This person may see the case already.',
  'not-in-circle':
    'This person was not added by a leader. Leaders are in every restricted case; the assignee leaves it with `/case assign` or `/case handback`.',
};
