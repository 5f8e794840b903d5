import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { sweepGuild } from '../../app/sweep.ts';
import type { Tally } from '../../app/sweep.ts';
import { accessTo } from '../../domain/access.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { sweepWords as words } from '../../texts/en/sweep.ts';
import type { SlashCommand } from '../handler.ts';
import { says } from '../with-words.ts';

/** /sweep: the cold sweep, now (SPEC 9.4). Told are only cases that the leader may see. */
export const sweepCommand: SlashCommand = {
  audience: 'leader',
  data: {
    name: 'sweep',
    description: words.description,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
  },
  run: async (_interaction, { inGuild, poke, ...needs }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    const { person, guildId } = inGuild;
    return {
      show: 'later',
      work: async () => {
        const tally = await sweepGuild(needs, guildId, (state) => accessTo(state, person).see);
        poke();
        return says(told(tally));
      },
    };
  },
};

function told({ wentCold, warned, prompted, reminded }: Tally): string {
  const parts = [
    ...(wentCold === 0 ? [] : [words.wentCold(wentCold)]),
    ...(warned === 0 ? [] : [words.warned(warned)]),
    ...(prompted === 0 ? [] : [words.prompted(prompted)]),
    ...(reminded === 0 ? [] : [words.reminded(reminded)]),
  ];
  return parts.length === 0 ? words.nothing : words.done(parts);
}
