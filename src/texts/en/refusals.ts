import type { ChannelKind } from '../../domain/settings.ts';
import { channelNames } from './channels.ts';

type Missing = 'staffRoles' | 'leaderRoles' | ChannelKind;

const missingNames: Record<Missing, string> = {
  staffRoles: 'the staff role',
  leaderRoles: 'the leader role',
  casesChannel: `the ${channelNames.casesChannel}`,
  restrictedChannel: `the ${channelNames.restrictedChannel}`,
  archiveChannel: `the ${channelNames.archiveChannel}`,
  coldChannel: `the ${channelNames.coldChannel}`,
  contactChannel: `the ${channelNames.contactChannel}`,
  staffChannel: `the ${channelNames.staffChannel}`,
};

/** Why something cannot be done now, each with what would help (SPEC 12.5). */
export const refusals = {
  onlyInServer: 'Please use this command in the server it is about; it does not work in direct messages.',
  notForYou: {
    member: 'This is for members of the server.',
    staff: 'This is for the Security team. To tell the team something, use `/report`.',
    leader: 'This is for the leaders of the Security team.',
    administrator: 'This command is for people who may manage the server. Please ask one of them.',
  },
  notSetUp: (isAdministrator: boolean, missing: Missing[]) =>
    isAdministrator
      ? `Casekeeper is not set up here yet. Still missing: ${listed(missing.map((key) => missingNames[key]))}. Run \`/setup start\`; it takes about two minutes.`
      : 'Casekeeper is not set up on this server yet, so nothing can be reported here for now. Somebody with the *Manage Server* permission can finish it with `/setup start`. If somebody is in danger, please call your local emergency number.',
  noSuchCase: 'There is no such case that you could open here. A reference looks like `C-0042`.',
};

/** `a, b and c`. */
export function listed(parts: string[], word = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
