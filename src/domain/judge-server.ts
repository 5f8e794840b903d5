import { creatingNeeds } from './channel-plan.ts';
import { measureNeeds } from './decision/planned-action.ts';
import { judgeChannels } from './judge-channels.ts';
import { judgeRoles, unfitRoles } from './judge-roles.ts';
import type { Settings } from './settings.ts';
import { missingSettings } from './settings.ts';
import type { Finding, ServerView } from './setup-finding.ts';

/** Everything that stands between these choices and a server that works, gravest first (SPEC 12.6, 13). */
export function judgeServer(view: ServerView, settings: Settings): Finding[] {
  const findings = [
    ...notChosen(settings),
    ...unfitRoles(view, settings),
    ...judgeChannels(view, settings),
    ...judgeRoles(view, settings),
    ...unable(view),
  ];
  return levels.flatMap((level) => findings.filter((finding) => finding.level === level));
}

/** What the team decides could not be carried out (SPEC 7.5). */
function unable({ bot }: ServerView): Finding[] {
  const permissions = measureNeeds.filter((name) => !bot.includes(name) && !bot.includes('Administrator'));
  return permissions.length === 0 ? [] : [{ level: 'warning', what: 'bot-lacks-for-measures', permissions }];
}

const levels = ['missing', 'warning', 'hint'] as const;

/** Why the channels cannot be made for these choices yet. */
export function beforeCreating(view: ServerView, settings: Settings): Finding[] {
  const roles = notChosen(settings).filter(({ setting }) => setting === 'staffRoles' || setting === 'leaderRoles');
  const permissions = creatingNeeds.filter((name) => !view.bot.includes(name));
  const lacks: Finding[] =
    permissions.length === 0 ? [] : [{ level: 'missing', what: 'bot-lacks-in-server', permissions }];
  return [...roles, ...unfitRoles(view, settings), ...lacks];
}

const notChosen = (settings: Settings) =>
  missingSettings(settings).map((setting) => ({ level: 'missing', what: 'not-chosen', setting }) as const);
