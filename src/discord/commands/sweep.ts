import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { sweepGuild } from '../../app/sweep.ts';
import type { Clock } from '../../app/ports.ts';
import type { Tally } from '../../app/sweep.ts';
import { accessTo } from '../../domain/access.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { sweepWords as words } from '../../texts/en/sweep.ts';
import type { AnswersRead } from '../contact/answers-read.ts';
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
  run: async (_interaction, { inGuild, poke, answersRead, ...needs }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    const { person, guildId } = inGuild;
    const sweep = async () => {
      const tally = await sweepGuild(needs, guildId, (state) => accessTo(state, person).see);
      poke();
      return tally;
    };
    return {
      show: 'later',
      work: async () => {
        if (await isReadSoon(answersRead, needs.clock)) return says(told(await sweep()));
        answersRead.putOff(async () => void (await sweep()));
        return says(words.putOff);
      },
    };
  },
};

/** How long a leader waits for their answer while missed answers are still being read. */
const patienceMs = 5000;

/** Whoever answered while the bot was away is silent no longer: nothing is swept before that is read (SPEC 12.4). */
async function isReadSoon(answersRead: AnswersRead, clock: Clock): Promise<boolean> {
  let cancel = () => {};
  const tooLong = new Promise<false>((resolve) => {
    cancel = clock.wakeAt(clock.now() + patienceMs, () => resolve(false));
  });
  const isRead = await Promise.race([answersRead.wait(), tooLong]);
  cancel();
  return isRead;
}

function told({ wentCold, warned, prompted, reminded }: Tally): string {
  const parts = [
    ...(wentCold === 0 ? [] : [words.wentCold(wentCold)]),
    ...(warned === 0 ? [] : [words.warned(warned)]),
    ...(prompted === 0 ? [] : [words.prompted(prompted)]),
    ...(reminded === 0 ? [] : [words.reminded(reminded)]),
  ];
  return parts.length === 0 ? words.nothing : words.done(parts);
}
