import { beforeCreating } from '../../domain/judge-server.ts';
import type { Settings } from '../../domain/settings.ts';
import { setupCommandWords, setupNotices } from '../../texts/en/setup.ts';
import type { GuildContext } from '../handler.ts';
import { mendChannels } from '../mend-channels.ts';
import { viewServer } from '../setup-check.ts';
import { loadChosen } from '../setup-draft.ts';
import { orRefusal } from '../setup-refused.ts';
import { findingList } from '../views/finding-list.ts';
import { guildOf, setupComponent, showDialog } from './setup-handler.ts';
import { lookAtServer } from './setup-look.ts';

/** *Set the permissions for me*: in the dialog for what is chosen there, under `/setup check` for what is in effect. */
export const mendThem = setupComponent('setup-mend', (_interaction, context, { id }) => ({
  show: 'later',
  redraws: true,
  work: async () => {
    const chosen = await loadChosen(context);
    if (id === 'check') return lookAtServer(context, await mended(context, chosen.stored));
    return showDialog(context, chosen, { step: 'finish', notice: await mended(context, chosen.settings) });
  },
}));

async function mended(context: GuildContext, settings: Settings) {
  const guild = await guildOf(context);
  const problems = beforeCreating(await viewServer(guild, settings, null), settings);
  if (problems.length > 0) return `${setupNotices.cannotMend}\n${findingList(problems, 1000, setupNotices.tooMany)}`;
  const mend = async () => {
    await mendChannels({ guild, settings, reason: setupCommandWords.auditReason(context.userId) });
    return setupNotices.mended;
  };
  return orRefusal(mend, setupNotices.mendingRefused, context.log);
}
