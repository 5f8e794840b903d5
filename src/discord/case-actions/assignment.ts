import { content } from '../../app/report-form.ts';
import { audienceOf, isBarred } from '../../domain/access.ts';
import { hasReporter } from '../../domain/case.ts';
import type { Content } from '../../domain/command.ts';
import { mayClaimAt } from '../../domain/lifecycle/assignment.ts';
import { shorten } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import type { Acting, CaseAction } from './case-action.ts';
import { choiceField, textField } from './fields.ts';
import { note } from './typed.ts';
import { hourMs } from '../../domain/durations.ts';

/** Discord shows 25 options; those with the fewest cases come first. */
const choicesAtMost = 25;

/** A leader gives the case to somebody, seeing each person's load (SPEC 5). */
export const assign: CaseAction = {
  name: 'assign',
  label: actions.assign.label,
  description: actions.assign.description,
  offered: ({ status, assigneeId }) => assigneeId === null && ['new', 'triage', 'investigating'].includes(status),
  leaders: true,
  form: async (acting) => {
    const people = await candidates(acting);
    if (people.length === 0) return { wrong: actions.assign.nobody };
    const options = people.map(({ member, open }) => ({
      label: shorten(actions.assign.load(displayName(member), open), 100),
      value: member.userId,
    }));
    return [
      choiceField('whom', actions.assign.whom, options),
      textField({
        name: 'note',
        label: actions.assign.note,
        hint: actions.assign.noteHint,
        long: true,
        required: false,
      }),
    ];
  },
  order: async (filled, acting) => {
    const assigneeId = filled.choice('whom');
    const member = (await eligible(acting)).find(({ userId }) => userId === assigneeId);
    return {
      type: 'assign',
      by: acting.by,
      assigneeId,
      name: nameOf(member, assigneeId, acting),
      mayBeAssigned: member !== undefined,
      note: note(filled, 'note', acting),
      at: acting.at,
    };
  },
  done: ({ reference, assigneeId }) => actions.assign.done(reference, assigneeId ?? ''),
};

/** Staff to whom a leader may give it: in a case for leaders only, being given it is what lets them in (SPEC 6.2). */
const eligible = async ({ view: { state }, context }: Acting): Promise<StaffMember[]> =>
  (await context.stores.guilds.staff(state.guildId)).filter(({ userId }) => !isBarred(state, userId));

/** Staff who may see the case now. */
const audience = async ({ view: { state }, context }: Acting): Promise<StaffMember[]> =>
  audienceOf(state, await context.stores.guilds.staff(state.guildId));

const displayName = (member: StaffMember): string => member.names[1] ?? member.names[0] ?? member.userId;

const nameOf = (member: StaffMember | undefined, userId: string, { context }: Acting): Content =>
  content('name', member === undefined ? userId : displayName(member), context.chance);

/** With how many open cases each has, of those this leader may see. */
async function candidates(acting: Acting): Promise<{ member: StaffMember; open: number }[]> {
  const { context } = acting;
  const loads = await context.stores.cases.loads(context.inGuild.person);
  const people = (await eligible(acting)).map((member) => ({ member, open: loads.get(member.userId) ?? 0 }));
  return people.sort((a, b) => a.open - b.open).slice(0, choicesAtMost);
}

/** Staff take a case themselves (SPEC 5). */
export const claim: CaseAction = {
  name: 'claim',
  label: actions.claim.label,
  description: actions.claim.description,
  offered: (state) => !state.confidential && assign.offered(state),
  mayUse: (acting) => !acting.view.state.confidential && mayClaimAt(acting.view.state, claimRules(acting)),
  order: async (_filled, acting) => {
    const { userId } = acting.by;
    const member = (await audience(acting)).find((one) => one.userId === userId);
    return {
      type: 'claim',
      name: nameOf(member, userId, acting),
      mayBeAssigned: member !== undefined,
      ...claimRules(acting),
    };
  },
  done: (state) => (hasReporter(state) ? actions.claim.done : actions.claim.doneByTeam)(state.reference),
};

function claimRules({ view: { settings }, by, at }: Acting) {
  return { by, selfAssign: settings.selfAssign, claimAfterMs: settings.claimUnassignedHours * hourMs, at };
}

/** At any time, without a reason (SPEC 5). */
export const handBack: CaseAction = {
  name: 'handback',
  label: actions.handback.label,
  description: actions.handback.description,
  offered: () => false,
  order: async (_filled, { by, at }) => ({ type: 'hand-back', by, at }),
  done: ({ reference }) => actions.handback.done(reference),
};
