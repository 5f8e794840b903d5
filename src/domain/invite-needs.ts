import { categoryPlan, channelPlans, creatingNeeds, planFor } from './channel-plan.ts';
import type { ChannelPlan } from './channel-plan.ts';
import { measureNeeds } from './decision/planned-action.ts';
import { PermissionName } from './permission.ts';
import { channelKinds } from './settings.ts';

type Plan = Pick<ChannelPlan, 'botNeeds' | 'everyone' | 'team'>;

const forum = planFor('casesChannel', 'forum');
const plans: Plan[] = [
  ...channelKinds.map((kind) => channelPlans[kind]),
  ...(forum === null ? [] : [forum]),
  categoryPlan,
];

const needed = new Set<PermissionName>([
  ...creatingNeeds,
  ...plans.flatMap(({ botNeeds, everyone, team }) => [...botNeeds, ...[everyone, team].flatMap(grantable)]),
  // What a decision of the team may ask for.
  ...measureNeeds,
  // Roles of the team that not everybody may mention are called all the same.
  'MentionEveryone',
]);

/**
 * What the bot is invited with, in the order of Discord's bits: what it does itself, and what it grants or takes away in
 * the channels it makes, because nobody can do that with a permission they do not hold.
 */
export const inviteNeeds: readonly PermissionName[] = PermissionName.options.filter((name) => needed.has(name));

function grantable({ allow, deny }: ChannelPlan['team']): readonly PermissionName[] {
  return [...allow, ...deny];
}
